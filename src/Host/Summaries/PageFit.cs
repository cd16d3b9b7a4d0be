using ActionPlan.Host.Charts;
using ActionPlan.Host.Mail;
using static ActionPlan.Host.Summaries.PaperRoom;

namespace ActionPlan.Host.Summaries;

/// <summary>
/// Decides what has room on one A4 page. Texts are measured in the very font that the page is printed in, so that nothing is shrunk or cut.
/// Targets in danger come first: in the table, else by name below it. Of the other lists the first items stand, the rest is counted.
/// </summary>
internal static class PageFit
{
    /// <summary>So many of each list have their place before the table takes it.</summary>
    private const int Reserved = 3;

    public static Summary OnePage(Summary all)
    {
        var lists = new[] { all.Overdue, all.Next, all.Figures };
        foreach (var reserved in new[] { Reserved, 1, 0 })
        {
            var room = Height - Fixed(all) - lists.Sum(list => List(Shortened(list, reserved)));
            if (Table(all, room) is { } fitting)
            {
                return WithLists(fitting, Height - Fixed(all) - Danger(fitting));
            }
        }

        // More in danger than a page has names for: the numbers alone, and the page says how to see the rest.
        return WithLists(Numbered(all), 0) with { Chart = null };
    }

    private static Summary? Table(Summary all, float room)
    {
        var (most, taken) = (0, HeadRow);
        while (most < all.Endangered.Count && (taken += Row(all.Endangered[most])) <= room)
        {
            most++;
        }

        for (var rows = most; rows >= 0; rows--)
        {
            var candidate = all with { Endangered = [.. all.Endangered.Take(rows)], Named = [.. all.Endangered.Skip(rows)] };
            if (Danger(candidate) <= room)
            {
                return candidate;
            }
        }

        return null;
    }

    private static Summary Numbered(Summary all) => all with
    {
        Endangered = [],
        Named = [.. all.Endangered.Select(target => target with { Title = ChartText.Fit(target.ShortTitle, Body, 90), Standing = "", Unit = null })],
    };

    // Lists grow in turn while there is room; the chart takes what is left.
    private static Summary WithLists(Summary fitting, float room)
    {
        SummaryList[] all = [fitting.Overdue, fitting.Next, fitting.Figures];
        var shown = all.Select(list => Shortened(list, 0)).ToArray();
        for (var grown = true; grown;)
        {
            grown = false;
            for (var i = 0; i < all.Length; i++)
            {
                var longer = shown.ToArray();
                longer[i] = Shortened(all[i], shown[i].Items.Count + 1);
                if (longer[i].Items.Count > shown[i].Items.Count && longer.Sum(List) <= room)
                {
                    (shown, grown) = (longer, true);
                }
            }
        }

        var left = room - shown.Sum(List);
        return fitting with { Overdue = shown[0], Next = shown[1], Figures = shown[2], Chart = left >= ChartHeight + ChartMargin ? fitting.Chart : null };
    }

    private static SummaryList Shortened(SummaryList list, int items) => new([.. list.Items.Take(items)], Math.Max(0, list.Items.Count - items));

    private static float Fixed(Summary all) => Header
        + Lines(all.PlanName, Small, Width) * LineHeight + Lines(SummaryWords.Heading(all), Title, Width) * TitleLine
        + (all.Area is null ? 0 : LineHeight) + Lines(all.Answers, Body, Width) * LineHeight
        + Chips(all) + (all.Others.Count == 0 ? 0 : Lines(SummaryWords.Others(all), Body, Width) * LineHeight + Gap)
        + Lines(SummaryWords.Bound(all), Small, Width) * LineHeight + Gap
        + (all.IsSample ? LineHeight + Gap : 0);

    private static float Danger(Summary summary)
    {
        var rows = summary.Endangered.Count == 0 ? 0 : HeadRow + summary.Endangered.Sum(Row);
        return SectionTitle + rows + (summary.Named.Count == 0 ? 0 : Gap + Lines(SummaryWords.Named(summary), Body, Width) * LineHeight);
    }

    private static float Row(Endangered target) => RowPadding + LineHeight * new[]
    {
        Lines(target.Title, Bold, Cell(0)) + (target.Unit is null ? 0 : Lines(target.Unit, Small, Cell(0))),
        Lines(StatusLook.Of(target.Status).Label(LetterWords.Vietnamese), Bold, Cell(1) - StatusMark) + Lines(target.Standing, Body, Cell(1)),
        Lines(SummaryWords.Task(target), Body, Cell(2)) + Lines(SummaryWords.Answer(target), Body, Cell(2)),
    }.Max();

    private static float List(SummaryList list) => list.IsEmpty
        ? 0
        : SectionTitle + list.Items.Sum(item => Lines(item.Text, Body, Width - Indent) * LineHeight + ItemGap) + (list.More > 0 ? LineHeight + ItemGap : 0);

    private static float Chips(Summary all)
    {
        var (rows, taken) = (1, 0f);
        foreach (var (status, count) in all.Counts)
        {
            var wide = ChartText.Width($"{SummaryWords.Count(count)} {StatusLook.Of(status).Label(LetterWords.Vietnamese)}", Bold) * Safety + ChipPadding;
            (rows, taken) = taken > 0 && taken + wide > Width ? (rows + 1, wide) : (rows, taken + wide);
        }

        return rows * ChipRow;
    }
}
