using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ActionPlan.Host.Tests.Cli;

namespace ActionPlan.Host.Tests.CutOff;

/// <summary>
/// A state network with an authority of its own and no Internet: chain and name of a server are checked, and whatever list its certificate
/// names is asked of nobody. What a process trusts is read when it starts, so a process of its own makes the connections.
/// </summary>
public sealed class CutOffTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Mail_and_sign_in_reach_their_one_server_where_no_list_of_revocations_can_be_had()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var nowhere = new Uri($"http://127.0.0.1:{((IPEndPoint)elsewhere.LocalEndpoint).Port}/");
        using var trusted = new OwnAuthority("Mạng nội bộ", nowhere);
        using var other = new OwnAuthority("Ai đó", nowhere);
        folder.Write("trusted.pem", trusted.Pem);
        foreach (var (name, bytes) in new[] { (Connecting.Right, trusted.Issue("localhost")), (Connecting.WrongName, trusted.Issue("mail.khac.example")),
            (Connecting.Untrusted, other.Issue("localhost")) })
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, name), bytes, TestContext.Current.CancellationToken);
        }

        var start = new ProcessStartInfo("dotnet", [typeof(Connecting).Assembly.Location, Connecting.Argument])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["SSL_CERT_FILE"] = Path.Combine(folder.Path, "trusted.pem");
        start.Environment["SSL_CERT_DIR"] = folder.Path;
        start.Environment[Connecting.Folder] = folder.Path;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, await output + await error);
        Assert.Contains(Connecting.Done, await output, StringComparison.Ordinal);
        Assert.False(elsewhere.Pending());
    }

    public void Dispose() => folder.Dispose();
}
