using System.Text;
using ActionPlan.Host.Mail;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ActionPlan.Host.Tests.Mail;

public sealed class EnvelopeTests
{
    private static readonly DateTimeOffset Written = new(2024, 10, 5, 8, 0, 0, TimeSpan.FromHours(7));
    private static readonly MailboxAddress Police = new(null, "congan@phuong12.example");

    [Fact]
    public void Vietnamese_survives_in_subject_names_and_both_bodies_though_each_byte_has_seven_bits()
    {
        var bytes = Seal(new Letter("[Chương trình hành động] Quý 3/2024: 2 chỉ tiêu không đạt", "<p>Tỷ lệ khám phá án</p>", "Tỷ lệ khám phá án", []));

        Assert.True(Ascii.IsValid(bytes));
        var message = Load(bytes);
        Assert.Equal("[Chương trình hành động] Quý 3/2024: 2 chỉ tiêu không đạt", message.Subject);
        Assert.Equal("Chương trình hành động", message.From.Mailboxes.Single().Name);
        Assert.Equal("Công an phường", message.To.Mailboxes.Single().Name);
        Assert.Contains("Tỷ lệ khám phá án", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Tỷ lệ khám phá án", message.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(Written, message.Date);
    }

    [Theory]
    [InlineData("Quý 3\r\nBcc: x@evil.example")]
    [InlineData("Quý 3\nBcc: x@evil.example")]
    [InlineData("Quý 3\r\n\r\n<script>")]
    [InlineData("Quý 3\0\u0085\u2028Bcc: x@evil.example")]
    public void A_line_break_in_a_name_starts_no_header(string text)
    {
        var image = new InlineImage("chart-1", [1, 2, 3], text);
        var message = Load(new Envelope(Options.Create(new MailSettings())).Seal(new Letter(text, "<p></p>", "", [image]), Police, text, "key", Written));

        Assert.Equal(
            ["Auto-Submitted", "Date", "From", "Message-Id", "MIME-Version", "Subject", "To"],
            message.Headers.Select(header => header.Field).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(["Content-Language", "Content-Type"], message.Body!.Headers.Select(header => header.Field).Order(StringComparer.Ordinal));
        Assert.Empty(message.Bcc);
        Assert.Single(message.To.Mailboxes);
    }

    [Theory]
    [InlineData("congan")]
    [InlineData("congan@")]
    [InlineData("@phuong12.example")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("a@b.example\nRCPT TO:<c@d.example>")]
    [InlineData("công an phường")]
    [InlineData("congan@phuong12")]
    [InlineData("côngan@phuong12.example")]
    [InlineData("cong\u200Ban@phuong12.example")]
    public void What_is_no_single_address_is_refused(string? text) => Assert.False(Envelope.TryAddress(text, out _));

    [Theory]
    [InlineData("congan@phuong12.example", "congan@phuong12.example")]
    [InlineData("Công an <congan@phuong12.example>", "congan@phuong12.example")]
    public void An_address_may_have_a_name(string text, string address)
    {
        Assert.True(Envelope.TryAddress(text, out var parsed));
        Assert.Equal(address, parsed.Address);
    }

    [Fact]
    public void The_message_id_is_the_same_for_the_same_message_only_and_outlives_a_new_address()
    {
        var letter = new Letter("Chào", "<p></p>", "", []);
        var envelope = new Envelope(Options.Create(new MailSettings()));
        var first = envelope.Seal(letter, Police, "Công an", "digest|1", Written);
        var same = envelope.Seal(letter, Police, "Công an", "digest|1", Written);
        var other = envelope.Seal(letter, Police, "Công an", "digest|2", Written);
        var readdressed = Envelope.Readdress(first, new MailboxAddress(null, "moi@phuong12.example"), "Công an");

        Assert.Equal(Load(first).MessageId, Load(same).MessageId);
        Assert.NotEqual(Load(first).MessageId, Load(other).MessageId);
        Assert.Equal(Load(first).MessageId, Load(readdressed).MessageId);
        Assert.Equal("moi@phuong12.example", Load(readdressed).To.Mailboxes.Single().Address);
    }

    [Fact]
    public void A_picture_travels_inside_the_message_under_the_name_the_text_uses()
    {
        var message = Load(Seal(new Letter("Chào", "<img src=\"cid:chart-1\">", "", [new InlineImage("chart-1", [137, 80, 78, 71], "Biểu đồ")])));

        var part = Assert.Single(message.BodyParts.OfType<MimePart>(), part => part.ContentId == "chart-1");
        Assert.Equal("image/png", part.ContentType.MimeType);
        Assert.False(part.IsAttachment);
    }

    [Fact]
    public void A_sender_that_is_no_address_is_a_broken_configuration()
    {
        var envelope = new Envelope(Options.Create(new MailSettings { From = "không có" }));

        var error = Assert.Throws<InvalidOperationException>(() => envelope.Seal(new Letter("", "", "", []), Police, "", "key", Written));
        Assert.Contains("Mail:From", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Seal(Letter letter) => new Envelope(Options.Create(new MailSettings())).Seal(letter, Police, "Công an phường", "key", Written);

    private static MimeMessage Load(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return MimeMessage.Load(stream);
    }
}
