using System.Text;
using ActionPlan.Host.Mail;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ActionPlan.Host.Tests.Mail;

public sealed class CarrierTests : IDisposable
{
    private static readonly DateTimeOffset Written = new(2024, 10, 5, 1, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public async Task A_message_arrives_with_its_lines_that_start_with_a_dot()
    {
        await using var server = new SmtpListener();
        var letter = new Letter("Quý 3/2024", "<p>.đầu dòng</p>", "một\r\n.\r\n..hai\r\n.ba", []);

        var delivery = await Carrier(server.Port).Deliver(1, Message(letter), TestContext.Current.CancellationToken);

        Assert.IsType<Delivery.Accepted>(delivery);
        var received = Assert.Single(server.Received);
        Assert.Equal(["congan@phuong12.example"], received.Recipients);
        Assert.Equal("một\r\n.\r\n..hai\r\n.ba", received.Message().TextBody!.TrimEnd().ReplaceLineEndings("\r\n"));
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 no such user", typeof(Delivery.Refused))]
    [InlineData(".", "554 5.6.0 not this content", typeof(Delivery.Refused))]
    [InlineData("RCPT", "451 4.2.1 come back later", typeof(Delivery.Deferred))]
    [InlineData(".", "452 4.3.1 disk full", typeof(Delivery.Deferred))]
    [InlineData("RCPT", "530 5.7.0 Authentication required", typeof(Delivery.Misconfigured))]
    [InlineData("MAIL", "530 5.7.0 Authentication required", typeof(Delivery.Misconfigured))]
    [InlineData("DATA", "530 5.7.0 Authentication required", typeof(Delivery.Misconfigured))]
    [InlineData("MAIL", "550 5.7.1 sender not allowed", typeof(Delivery.Misconfigured))]
    [InlineData("MAIL", "552 5.3.4 too large", typeof(Delivery.Refused))]
    [InlineData("MAIL", "451 4.3.0 not now", typeof(Delivery.Deferred))]
    [InlineData("MAIL", "nonsense", typeof(Delivery.Broken))]
    [InlineData("EHLO", "421 4.3.2 shutting down", typeof(Delivery.Unreachable))]
    public async Task What_the_server_answers_decides_whether_to_try_again(string command, string answer, Type expected)
    {
        await using var server = new SmtpListener();
        server.Answer = line =>
            line.StartsWith(command, StringComparison.Ordinal) || (command == "EHLO" && line.StartsWith("HELO", StringComparison.Ordinal)) ? answer : null;

        var delivery = await Carrier(server.Port).Deliver(1, Message(Short), TestContext.Current.CancellationToken);

        Assert.IsType(expected, delivery);
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("EHLO", typeof(Delivery.Unreachable))]
    [InlineData("RCPT", typeof(Delivery.Broken))]
    [InlineData(".", typeof(Delivery.Broken))]
    public async Task A_connection_that_breaks_before_the_message_is_accepted_is_tried_again(string command, Type outcome)
    {
        await using var server = new SmtpListener();
        server.Drop = line => line.StartsWith(command, StringComparison.Ordinal);

        var delivery = await Carrier(server.Port).Deliver(1, Message(Short), TestContext.Current.CancellationToken);

        Assert.IsType(outcome, delivery);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_message_is_accepted_changes_nothing()
    {
        await using var server = new SmtpListener();
        server.Drop = line => line == "QUIT";

        var delivery = await Carrier(server.Port).Deliver(1, Message(Short), TestContext.Current.CancellationToken);

        Assert.IsType<Delivery.Accepted>(delivery);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task A_server_that_is_off_can_be_tried_again()
    {
        var delivery = await Carrier(SmtpListener.UnusedPort()).Deliver(1, Message(Short), TestContext.Current.CancellationToken);

        Assert.IsType<Delivery.Unreachable>(delivery);
    }

    [Fact]
    public async Task A_server_without_TLS_never_sees_the_message_when_TLS_is_configured()
    {
        await using var server = new SmtpListener();
        var carrier = new SmtpCarrier(
            Options.Create(new MailSettings { Smtp = new SmtpSettings { Host = "127.0.0.1", Port = server.Port, Security = SmtpSecurity.StartTls } }));

        var delivery = await carrier.Deliver(1, Message(Short), TestContext.Current.CancellationToken);

        Assert.IsType<Delivery.Misconfigured>(delivery);
        Assert.DoesNotContain(server.Commands, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_in_sends_the_configured_user_and_a_wrong_password_can_be_mended()
    {
        await using var server = new SmtpListener { OffersSignIn = true };
        var settings = new SmtpSettings { Host = "127.0.0.1", Port = server.Port, Security = SmtpSecurity.None, User = "phuong12", Password = "mật khẩu" };
        var carrier = new SmtpCarrier(Options.Create(new MailSettings { Smtp = settings }));

        Assert.IsType<Delivery.Accepted>(await carrier.Deliver(1, Message(Short), TestContext.Current.CancellationToken));
        var plain = Convert.ToBase64String(Encoding.UTF8.GetBytes("\0phuong12\0mật khẩu"));
        Assert.Contains(server.Commands, line => line == $"AUTH PLAIN {plain}");

        server.Answer = line => line.StartsWith("AUTH", StringComparison.Ordinal) ? "535 5.7.8 no" : null;
        Assert.IsType<Delivery.Misconfigured>(await carrier.Deliver(2, Message(Short), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_server_a_message_becomes_one_file_however_often_it_is_carried()
    {
        var carrier = new FileCarrier(Path.Combine(folder, "mail"));

        var first = Assert.IsType<Delivery.Accepted>(await carrier.Deliver(7, Message(Short), TestContext.Current.CancellationToken));
        var again = Assert.IsType<Delivery.Accepted>(await carrier.Deliver(7, Message(Short), TestContext.Current.CancellationToken));

        Assert.Equal("20241005-010000-000007-congan@phuong12-example.eml", first.FileName);
        Assert.Equal(first, again);
        var file = Assert.Single(Directory.GetFiles(carrier.Folder));
        var message = await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("Chào", message.TextBody!.Trim());
    }

    [Fact]
    public async Task A_file_never_leaves_its_folder()
    {
        var carrier = new FileCarrier(Path.Combine(folder, "mail"));
        Assert.True(Envelope.TryAddress("\"../../etc/x\"@phuong12.example", out var address));

        var delivery = Assert.IsType<Delivery.Accepted>(await carrier.Deliver(1, Message(Short, address), TestContext.Current.CancellationToken));

        Assert.Equal(delivery.FileName, Path.GetFileName(delivery.FileName));
        Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        Assert.Single(Directory.GetFiles(carrier.Folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Letter Short => new("Chào", "<p>Chào</p>", "Chào", []);

    private static MimeMessage Message(Letter letter, MailboxAddress? to = null)
    {
        var envelope = new Envelope(Options.Create(new MailSettings()));
        var bytes = envelope.Seal(letter, to ?? new MailboxAddress("Công an phường", "congan@phuong12.example"), "Công an phường", "key", Written);
        using var stream = new MemoryStream(bytes);
        return MimeMessage.Load(stream);
    }

    private static SmtpCarrier Carrier(int port) => new(Options.Create(new MailSettings
    {
        Smtp = new SmtpSettings { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None, TimeoutSeconds = 10 },
    }));
}
