using ActionPlan.Host.Reports.Corrigenda;
using ActionPlan.Host.Reports.Forms;

namespace ActionPlan.Host.Reports;

/// <summary>Puts texts, tables and charts together in the form's order.</summary>
internal static class ReportComposition
{
    private const string TermAnnexNote = "Ghi chú: kết quả là của kỳ đánh giá cuối cùng; “–” là không có số liệu hoặc không áp dụng.";
    private const string AnnexNote =
        "Ghi chú: cột “Lũy kế” chỉ dùng cho chỉ tiêu cộng dồn, phần tăng thêm ghi ở cột trước; “–” là không có số liệu hoặc không áp dụng.";

    private static readonly LineForm TitleOnly = new() { Text = "{annex}", Size = 14, Bold = true };

    public static (IReadOnlyList<Block> Body, IReadOnlyList<Block> Annex, string AnnexTitle) Compose(
        ReportFacts facts, ReportForm form, IReadOnlyList<SectionText> texts)
    {
        var numbers = new ReportNumbers(facts);
        var written = texts.ToDictionary(text => text.Id, text => text.Text, StringComparer.Ordinal);
        var body = new List<Block>();
        foreach (var place in ReportOutline.Of(facts, form))
        {
            if (place.Title is { } title)
            {
                body.Add(new HeadingBlock(place.Level, title, place.Id));
            }

            body.AddRange(Lines(numbers, place, written.GetValueOrDefault(place.Id, "")));
            body.AddRange(Exhibit(facts, numbers, place.Id));
        }

        var annexTitle = ReportOutline.AnnexTitle(facts, form);
        var head = new AnnexHeadBlock(
            [.. (form.AnnexHead ?? [TitleOnly]).Select(line => line with { Text = line.Text.Replace("{annex}", annexTitle, StringComparison.Ordinal) })]);
        IReadOnlyList<Block> annex = facts.Snapshot.Corrigendum is { } corrigendum
            ? [head, CorrigendumTable.Of(facts, numbers, corrigendum, annexTitle)]
            :
            [
                head,
                AnnexTable.Of(facts, numbers, annexTitle),
                new ParagraphBlock([new Piece(facts.Kind == ReportKind.Term ? TermAnnexNote : AnnexNote)]),
                .. TermCourse.Of(facts, numbers),
            ];
        return (body, annex, annexTitle);
    }

    /// <summary>What of the annex is tables: on the term, the course of each target too; of a corrigendum, what it corrects.</summary>
    public static IReadOnlyList<TableBlock> Tables(ReportFacts facts, ReportNumbers numbers, string title) => (facts.Snapshot.Corrigendum, facts.Kind) switch
    {
        ({ } corrigendum, _) => [CorrigendumTable.Of(facts, numbers, corrigendum, title)],
        (_, ReportKind.Term) => [AnnexTable.Of(facts, numbers, title), TermCourse.Whole(facts, numbers)],
        _ => [AnnexTable.Of(facts, numbers, title)],
    };

    private static IEnumerable<Block> Lines(ReportNumbers numbers, OutlinePlace place, string text) =>
        from line in text.Split('\n').Select(line => line.Trim())
        where line.Length > 0
        select line switch
        {
            ['#', ' ', .. var heading] => new HeadingBlock(place.Level + 1, string.Concat(numbers.Pieces(heading).Select(piece => piece.Text)), place.Id),
            ['-', ' ', .. var item] => new ParagraphBlock(numbers.Pieces(item), IsItem: true),
            _ => (Block)new ParagraphBlock(numbers.Pieces(line)),
        };

    private static IEnumerable<Block> Exhibit(ReportFacts facts, ReportNumbers numbers, string section) => section switch
    {
        SectionIds.Results => [Exhibits.Summary(facts, numbers), .. ReportCharts.HeatMaps(facts)],
        SectionIds.Works => facts.Snapshot.Steps.Count > 0 ? [Exhibits.Works(facts, numbers)] : [],
        SectionIds.Assignments => [Exhibits.Assignments(facts, numbers)],
        SectionIds.Shortcomings => Charts(facts),
        _ => SectionIds.ModuleOf(section) is { } module ? [Exhibits.Module(facts, numbers, module)] : [],
    };

    private static IEnumerable<Block> Charts(ReportFacts facts) => ReportCharts.AnyLeftOut(facts)
        ? [.. ReportCharts.Endangered(facts), new ParagraphBlock([new Piece("Biểu đồ của các chỉ tiêu còn lại xem trên hệ thống.")])]
        : ReportCharts.Endangered(facts);
}
