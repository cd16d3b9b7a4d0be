using System.Text;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Summaries;

/// <summary>The plain-text twin of a letter: the same facts in the same order.</summary>
internal static class SummaryText
{
    public static string Write(SummaryLetter letter)
    {
        var text = new StringBuilder(letter.Frame.SampleBanner.ReplaceLineEndings());
        text.AppendLine(letter.First.PlanName).Append("Kính gửi: ").AppendLine(letter.UnitName);
        foreach (var summary in letter.Summaries)
        {
            text.AppendLine().AppendLine("========================================");
            One(text, letter, summary);
        }

        if (letter.More > 0)
        {
            text.AppendLine().AppendLine(SummaryWords.MoreSummaries(letter.More));
        }

        return text.ToString();
    }

    private static void One(StringBuilder text, SummaryLetter letter, Summary summary)
    {
        text.AppendLine(SummaryWords.Heading(summary));
        if (summary.Area is { } area)
        {
            text.AppendLine(area);
        }

        text.AppendLine(summary.Answers).AppendLine();
        text.AppendLine(summary.Counts.Count == 0
            ? SummaryWords.Result(summary)
            : string.Join(", ", summary.Counts
                .Select(one => $"{SummaryWords.Count(one.Count)} {StatusLook.Of(one.Status).Label(LetterWords.Vietnamese).ToLower(LetterWords.Vietnamese)}"))
                + ".");
        foreach (var target in summary.Endangered)
        {
            text.AppendLine().Append("- ").AppendLine(SummaryWords.Of(target));
            text.Append("  ").AppendLine(SummaryWords.Task(target));
            text.Append("  ").AppendLine(SummaryWords.Answer(target));
        }

        Line(text, summary.Named.Count > 0, () => SummaryWords.Named(summary));
        Line(text, summary.Others.Count > 0, () => SummaryWords.Others(summary));
        List(text, SummaryWords.OverdueTitle(summary), summary.Overdue, SummaryWords.More);
        List(text, SummaryWords.NextTitle(summary), summary.Next, SummaryWords.More);
        List(text, SummaryWords.FiguresTitle, summary.Figures, SummaryWords.MoreFigures);
        text.AppendLine().AppendLine(SummaryWords.Bound(summary)).Append("In một trang A4: ").AppendLine(letter.Page(summary.Address).ToString());
    }

    private static void Line(StringBuilder text, bool there, Func<string> line)
    {
        if (there)
        {
            text.AppendLine().AppendLine(line());
        }
    }

    private static void List(StringBuilder text, string title, SummaryList list, Func<int, string> more)
    {
        if (list.IsEmpty)
        {
            return;
        }

        text.AppendLine().AppendLine(title);
        foreach (var item in list.Items)
        {
            text.Append("- ").AppendLine(item.Text);
        }

        if (list.More > 0)
        {
            text.AppendLine(more(list.More));
        }
    }
}
