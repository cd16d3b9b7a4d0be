using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Tests.Mail;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Faults.Tests;

public sealed partial class TroubleTests
{
    private static void Spoil(Site site, int from, int length)
    {
        site.Ask("PRAGMA wal_checkpoint(TRUNCATE)");
        using var stream = File.OpenWrite(site.Database);
        stream.Seek(from, SeekOrigin.Begin);
        stream.Write(Enumerable.Repeat((byte)0x5A, length).ToArray());
    }

    /// <summary>The words that lead into a place where a disk may be mounted, without anybody else seeing it.</summary>
    private static async Task<string[]?> Mounting()
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

    private static async Task<(int Code, string Output)> Bash(string[] words)
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
