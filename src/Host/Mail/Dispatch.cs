using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ActionPlan.Host.Mail;

/// <summary>
/// Makes a stored message as it goes out now. What the configuration says – who sends, where the pages are – is asked when it is sent: a
/// message that waits through a change of settings must not carry the old ones away.
/// </summary>
internal sealed partial class Dispatch(PublicSite place, IOptions<MailSettings> settings)
{
    /// <summary>What versions before wrote into letters where no address was set.</summary>
    private const string Earlier = "http://127.0.0.1:5080/";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["figures"] = "mục Số liệu",
        ["approvals"] = "mục Duyệt số liệu",
        ["targets"] = "trang của chỉ tiêu này trong mục Tổng quan",
        ["reports"] = "mục Báo cáo",
        ["overdue"] = "mục Việc quá hạn",
        ["alerts"] = "mục Cảnh báo",
        ["assignments"] = "mục Nhiệm vụ được giao",
        ["summaries"] = "mục Tóm tắt một trang",
    };

    /// <exception cref="FormatException">The stored bytes are no message.</exception>
    public MimeMessage Ready(byte[] mime)
    {
        using var stream = new MemoryStream(mime, writable: false);
        var message = MimeMessage.Load(stream);
        if (Envelope.TryAddress(settings.Value.From, out var sender))
        {
            message.From.Clear();
            message.From.Add(sender);
        }

        foreach (var part in message.BodyParts.OfType<TextPart>().Where(part => !part.IsAttachment))
        {
            var text = part.Text;
            var ready = part.IsHtml ? InHtml(text) : InText(text);
            if (ready != text)
            {
                part.SetText(System.Text.Encoding.UTF8, ready);
            }
        }

        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private string InText(string text) =>
        place.Site is { } site ? Linked(text, site) : Address().Replace(text, found => $"[{Named(found.Groups["page"].Value)}]");

    // A link that leads nowhere says in words where its page is, and looks as before.
    private string InHtml(string html) => place.Site is { } site
        ? Linked(html, site)
        : Anchor().Replace(html, found => $"<span{found.Groups["look"].Value}>{found.Groups["text"].Value} ({Named(found.Groups["page"].Value)})</span>");

    private static string Linked(string text, Uri site)
    {
        var root = site.ToString().TrimEnd('/') + "/";
        return text.Replace(PublicPages.Unresolved, root, StringComparison.Ordinal).Replace(Earlier, root, StringComparison.Ordinal);
    }

    // Behind the plan, which versions before did not name.
    private static string Named(string page) =>
        "mở hệ thống, " + (page.Split('/', '?').Take(2).Select(Words.GetValueOrDefault).FirstOrDefault(known => known is not null) ?? "trang đầu");

    [GeneratedRegex("(?:https://pages\\.invalid|http://127\\.0\\.0\\.1:5080)/(?<page>[^\\s\"<>]*)", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex(
        "<a href=\"(?:https://pages\\.invalid|http://127\\.0\\.0\\.1:5080)/(?<page>[^\"]*)\"(?<look>[^>]*)>(?<text>.*?)</a>",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anchor();
}
