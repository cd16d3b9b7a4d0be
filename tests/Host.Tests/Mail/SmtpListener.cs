using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace ActionPlan.Host.Tests.Mail;

/// <summary>A mail server of a few lines, on a real socket: it keeps what it is given, or refuses it as told.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task accepting;

    public SmtpListener(int port = 0)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Accept();
    }

    public int Port { get; }

    /// <summary>What to answer to a command instead of 'yes'; null for yes. The command is the whole line; <c>.</c> is the end of the data.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Whether to cut the connection when the command comes, without a word.</summary>
    public Func<string, bool> Drop { get; set; } = _ => false;

    public bool OffersSignIn { get; set; }

    /// <summary>TLS from the first byte; null for none.</summary>
    public X509Certificate2? Certificate { get; init; }

    public ConcurrentQueue<ReceivedMail> Received { get; } = new();

    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>A port on which nobody listens.</summary>
    public static int UnusedPort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    private async Task Accept()
    {
        var conversations = new List<Task>();
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                conversations.Add(Converse(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task Converse(TcpClient client)
    {
        using var connection = client;
        try
        {
            await using var stream = await Opened(connection.GetStream());
            // Latin-1 keeps every byte as it came.
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 listener.test ESMTP");
            var sender = "";
            var recipients = new List<string>();
            while (await reader.ReadLineAsync(stopping.Token) is { } line)
            {
                Commands.Enqueue(line);
                if (Drop(line))
                {
                    return;
                }

                if (Answer(line) is { } refusal)
                {
                    await writer.WriteLineAsync(refusal);
                    continue;
                }

                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "EHLO":
                        await writer.WriteLineAsync(OffersSignIn ? "250-listener.test\r\n250-8BITMIME\r\n250 AUTH PLAIN" : "250-listener.test\r\n250 8BITMIME");
                        break;
                    case "AUTH":
                        await writer.WriteLineAsync("235 2.7.0 ok");
                        break;
                    case "MAIL":
                        sender = line;
                        recipients.Clear();
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case "RCPT":
                        recipients.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        var data = await ReadData(reader);
                        Commands.Enqueue(".");
                        if (Drop("."))
                        {
                            return;
                        }

                        if (Answer(".") is { } rejected)
                        {
                            await writer.WriteLineAsync(rejected);
                            break;
                        }

                        Received.Enqueue(new ReceivedMail(sender, [.. recipients], data));
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 ok");
                        break;
                }
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or AuthenticationException)
        {
            // The other side hung up, or the test is over.
        }
    }

    private async Task<Stream> Opened(NetworkStream plain)
    {
        if (Certificate is null)
        {
            return plain;
        }

        var secured = new SslStream(plain);
        await secured.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(Certificate, null, offline: true) },
            stopping.Token);
        return secured;
    }

    private async Task<byte[]> ReadData(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(stopping.Token) is { } line and not ".")
        {
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(data.ToString());
    }
}

internal sealed record ReceivedMail(string Sender, IReadOnlyList<string> Recipients, byte[] Data)
{
    public MimeMessage Message()
    {
        using var stream = new MemoryStream(Data);
        return MimeMessage.Load(stream);
    }
}
