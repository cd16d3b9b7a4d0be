using System.Diagnostics;

namespace ActionPlan.Host.Reports.Pdf;

/// <summary>
/// How a program is started that reads other people's files: with no environment but its own folder, and on Linux without a network and within
/// limits of memory, processor time and size of files.
/// </summary>
internal sealed class Confinement(int megabytes, TimeSpan time)
{
    private const string Shell = "/bin/sh";
    private const string Unshare = "/usr/bin/unshare";
    private const int LargestFileMegabytes = 300;

    // Units of ulimit: kilobytes, blocks of 512 bytes, seconds. One that cannot be set is held by a lower one already.
    private const string Limits = "ulimit -c 0; ulimit -v \"$1\"; ulimit -f \"$2\"; ulimit -t \"$3\"; shift 3; exec \"$@\"";

    // Of a namespace for users first: it needs no rights. Some systems allow it to administrators only.
    private static readonly string[][] WaysOut = [["--user", "--map-current-user", "--net", "--"], ["--net", "--"]];

    private static readonly Lazy<string[]?> WithoutNetwork = new(() => OperatingSystem.IsLinux() && File.Exists(Unshare) ? Array.Find(WaysOut, Works) : null);

    /// <summary>Whether a program that is started so has no network.</summary>
    public static bool CutsNetwork => WithoutNetwork.Value is not null;

    /// <param name="arguments">What it is told.</param>
    /// <param name="folder">The only folder that it is told of.</param>
    public ProcessStartInfo Of(string program, IReadOnlyList<string> arguments, string folder)
    {
        string[] network = WithoutNetwork.Value is { } way ? [Unshare, .. way] : [];
        string[] limits = OperatingSystem.IsLinux()
            ? [Shell, "-c", Limits, Shell, Number(megabytes * 1024L), Number(LargestFileMegabytes * 2048L), Number((long)time.TotalSeconds + 1)] : [];
        string[] all = [.. limits, .. network, program, .. arguments];
        var start = new ProcessStartInfo(
            all[0], all[1..]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        Bare(start, folder);
        return start;
    }

    // Secrets stand in the environment of many services.
    private static void Bare(ProcessStartInfo start, string folder)
    {
        var root = OperatingSystem.IsWindows() ? Environment.GetEnvironmentVariable("SystemRoot") : null;
        start.Environment.Clear();
        start.Environment["PATH"] = root is null ? "/usr/local/bin:/usr/bin:/bin" : Path.Combine(root, "System32");
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var name in (string[])["HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA"])
        {
            start.Environment[name] = folder;
        }

        if (root is not null)
        {
            start.Environment["SystemRoot"] = root;
        }
    }

    private static bool Works(string[] way)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Unshare, [.. way, "/bin/true"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true });
        process!.WaitForExit();
        return process.ExitCode == 0;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
