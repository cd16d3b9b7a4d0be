using ActionPlan.Host.Charts;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Summaries;

/// <summary>One or more summaries to one reader. Public, as all that a Razor template shows has to be.</summary>
public sealed record SummaryLetter
{
    /// <summary>Letters of dozens of pages are not read; all have a page.</summary>
    internal const int Most = 12;

    public required string UnitName { get; init; }

    public required IReadOnlyList<Summary> Summaries { get; init; }

    /// <summary>How many more there are than the letter holds.</summary>
    public int More { get; init; }

    /// <summary>The site's first page, to which addresses are relative.</summary>
    public required Uri Home { get; init; }

    public Summary First => Summaries[0];

    public bool IsOne => Summaries.Count + More == 1;

    public LetterFrame Frame => new(First.PlanName, UnitName, First.IsSample)
    {
        Topic = IsOne ? SummaryWords.Subject(First) : $"Tóm tắt {First.Quarter} theo {(First.IsOfModule ? "lĩnh vực" : "địa bàn")}",
        Heading = IsOne ? SummaryWords.Heading(First) : $"Tóm tắt {First.Quarter}",
        Page = Page(IsOne ? First.Address : "summaries"),
        Button = "Mở bản in một trang A4",
        Footer = "Thư gửi từ hệ thống theo dõi chương trình hành động. Nội dung vừa một trang A4, mở trên hệ thống để in.",
    };

    public Uri Page(string address) => new(Home, address.TrimStart('/'));

    /// <summary>The picture's name in the message; null where a summary has none.</summary>
    public string? ChartOf(Summary summary) => summary.Chart is null ? null : FormattableString.Invariant($"chart-{Summaries.ToList().IndexOf(summary) + 1}");

    internal IReadOnlyList<InlineImage> Images =>
    [
        .. Summaries.Where(summary => summary.Chart is not null).Select(summary => new InlineImage(
            ChartOf(summary)!, CourseDrawing.Png(summary.Chart!, 640, PaperRoom.ChartHeight, density: 2), summary.Chart!.Title)),
    ];

    internal string Text => SummaryText.Write(this);
}
