using System.Diagnostics;

namespace ActionPlan.Faults.Tests;

/// <summary>Small disks, and what a shell does on them.</summary>
internal static class Mounting
{
    /// <summary>The words that lead into a place where a disk may be mounted, without anybody else seeing it.</summary>
    public static async Task<string[]?> Found()
    {
        foreach (var way in new[] { new[] { "unshare", "-m" }, ["unshare", "-rm"] })
        {
            if ((await Bash([.. way, "bash", "-c", "mount -t tmpfs -o size=1m none /mnt"])).Code == 0)
            {
                return way;
            }
        }

        return null;
    }

    public static async Task<(int Code, string Output)> Bash(string[] words)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
                process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await error;
            return (process.ExitCode, await output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "");
        }
    }
}
