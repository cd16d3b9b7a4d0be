using System.Text;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Alerts;

/// <summary>The plain-text twin of a digest: the same facts in the same order.</summary>
internal static class DigestText
{
    public static string Write(Digest digest)
    {
        var frame = digest.Frame;
        var text = new StringBuilder().AppendLine(frame.Opening);
        Counts(text, digest);
        foreach (var target in digest.Bad)
        {
            Target(text, target, digest);
        }

        More(text, DigestWords.MoreBad(digest), digest);
        Gone(text, digest);
        text.AppendLine().Append(frame.Invitation).Append(": ").AppendLine(frame.Page.ToString());
        if (digest.Summary is { } summary)
        {
            text.Append(DigestWords.SummaryLink).Append(": ").AppendLine(summary.ToString());
        }

        text.AppendLine(frame.Footer);
        return text.ToString();
    }

    private static void Counts(StringBuilder text, Digest digest)
    {
        foreach (var status in new[] { Status.Missed, Status.AtRisk, Status.NoData }.Where(status => digest.Count(status) > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"{DigestWords.Marked(status)}: {digest.Count(status)} chỉ tiêu").AppendLine();
        }

        text.AppendLine(DigestWords.Changes(digest));
    }

    private static void Target(StringBuilder text, DigestTarget target, Digest digest)
    {
        text.AppendLine().AppendLine("----------------------------------------");
        text.AppendLine(DigestWords.Label(target.Number, target.Name, target.Area));
        text.Append(CultureInfo.InvariantCulture, $"[{DigestWords.Marked(target.Status)}] {DigestWords.Of(target)}").AppendLine();
        foreach (var (label, value) in DigestWords.Facts(target))
        {
            text.Append("  ").Append(label).Append(": ").AppendLine(value);
        }

        foreach (var remark in DigestWords.Reasons(target, digest.Quarter))
        {
            text.Append("  - ").AppendLine(remark);
        }

        text.Append("  ").AppendLine(target.Page.ToString());
        text.Append(target.Promise is null ? "  Trả lời cảnh báo: " : "  Trả lời của đơn vị: ").AppendLine(target.AnswerPage.ToString());
    }

    private static void Gone(StringBuilder text, Digest digest)
    {
        if (digest.Gone.Count == 0)
        {
            return;
        }

        text.AppendLine().AppendLine("----------------------------------------").AppendLine("Không còn trong danh sách cảnh báo:");
        foreach (var departure in digest.Gone)
        {
            text.Append("  ").Append(DigestWords.Label(departure.Number, departure.Name, departure.Area))
                .Append(" – ").AppendLine(DigestWords.Of(departure));
        }

        More(text, DigestWords.MoreGone(digest), digest);
    }

    private static void More(StringBuilder text, string? more, Digest digest)
    {
        if (more is not null)
        {
            text.AppendLine().AppendLine(more).Append(DigestWords.AllLink).Append(": ").AppendLine(digest.All!.ToString());
        }
    }
}
