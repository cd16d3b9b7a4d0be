using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ActionPlan.Host.Mail;

/// <summary>Makes the whole message, as it will be sent, from a letter.</summary>
internal sealed class Envelope(IOptions<MailSettings> settings)
{
    /// <summary>An address that mail can go to, with or without a name; anything else is refused before it is stored as sendable.</summary>
    public static bool TryAddress(string? text, [NotNullWhen(true)] out MailboxAddress? address) =>
        MailboxAddress.TryParse(TypedText.Word(text), out address) && MailAddressRule.Accepts(address.Address);

    /// <summary>The message of a row, to the row's address where that is one.</summary>
    public byte[] Seal(Letter letter, OutboxRow row, string recipient) =>
        Seal(letter, TryAddress(row.To, out var to) ? to : null, recipient, row.DedupeKey, row.CreatedAt);

    /// <param name="letter">What it says.</param>
    /// <param name="to">Whom it goes to; null where no usable address is known yet.</param>
    /// <param name="recipient">The unit's name.</param>
    /// <param name="key">What the message is, uniquely: its Message-ID is made from it and never changes.</param>
    /// <param name="written">When it was written.</param>
    public byte[] Seal(Letter letter, MailboxAddress? to, string recipient, string key, DateTimeOffset written)
    {
        var from = Sender();
        using var message = new MimeMessage();
        message.From.Add(from);
        Address(message, to, recipient);
        message.Subject = OneLine(letter.Subject);
        message.Date = written;
        message.MessageId = MessageId(key, written, from);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Body = Body(letter);
        return Bytes(message);
    }

    /// <summary>The same message, content and Message-ID, to another address.</summary>
    public static byte[] Readdress(byte[] mime, MailboxAddress to, string recipient)
    {
        using var stream = new MemoryStream(mime, writable: false);
        using var message = MimeMessage.Load(stream);
        message.To.Clear();
        Address(message, to, recipient);
        return Bytes(message);
    }

    // A house without a name on the net may call its own machine what it likes.
    private MailboxAddress Sender() => MailboxAddress.TryParse(settings.Value.From, out var from) && from.Address.IndexOf('@', StringComparison.Ordinal) > 0
        ? from
        : throw new InvalidOperationException($"Configuration 'Mail:From' is not a mail address: '{settings.Value.From}'.");

    private static void Address(MimeMessage message, MailboxAddress? to, string recipient)
    {
        if (to is not null)
        {
            message.To.Add(new MailboxAddress(Encoding.UTF8, OneLine(to.Name is { Length: > 0 } name ? name : recipient), to.Address));
        }
    }

    private static MimeEntity Body(Letter letter)
    {
        var body = new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html };
        foreach (var image in letter.Images)
        {
            var part = body.LinkedResources.Add($"{image.Name}.png", image.Png, new ContentType("image", "png"));
            part.ContentId = image.Name;
            part.Headers.Add(HeaderId.ContentDescription, Encoding.UTF8, OneLine(image.Description));
        }

        foreach (var file in letter.Attachments)
        {
            body.Attachments.Add(file.Name, file.Content, ContentType.Parse(file.ContentType));
        }

        var whole = body.ToMessageBody();
        whole.Headers.Add(HeaderId.ContentLanguage, "vi");
        return whole;
    }

    private static string MessageId(string key, DateTimeOffset written, MailboxAddress from)
    {
        var seed = FormattableString.Invariant($"{key}|{written.UtcTicks}");
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, 16))}@{from.Domain}";
    }

    // Names come from rule files; a line break in one must not start a header of its own.
    private static string OneLine(string text) => TypedText.Line(text);

    private static byte[] Bytes(MimeMessage message)
    {
        using var stream = new MemoryStream();
        // Each part then says how it is encoded, in files as on the wire; text of eight bits without that word is no valid message.
        message.Prepare(EncodingConstraint.SevenBit);
        message.WriteTo(new FormatOptions { NewLineFormat = NewLineFormat.Dos }, stream);
        return stream.ToArray();
    }
}
