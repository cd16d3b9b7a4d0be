using static ActionPlan.Host.Reports.ReportNumbers;

namespace ActionPlan.Host.Reports;

/// <summary>The course of every target over the term: a table for each module, with each year's value and verdict, and a chart for each target.</summary>
internal static class TermCourse
{
    /// <summary>What stands in the annex of a report on the term; nothing in the other kinds.</summary>
    public static IEnumerable<Block> Of(ReportFacts facts, ReportNumbers numbers) =>
        facts.Kind != ReportKind.Term ? [] : Modules(facts).SelectMany(module => new Block[]
    {
        Table(facts, $"Diễn biến các chỉ tiêu lĩnh vực {module.Name} qua các năm", Lines(facts, numbers, module)),
    }
    .Concat(GroupNumbers.OfModule(facts.Plan, module.Id).Select(target => ReportCharts.Course(facts, target)).Chunk(PictureRowBlock.Most)
        .Select(row => new PictureRowBlock(row))));

    /// <summary>All modules in one table.</summary>
    public static TableBlock Whole(ReportFacts facts, ReportNumbers numbers) => Table(
        facts, $"Diễn biến các chỉ tiêu qua các năm của {facts.Span}",
        [.. Modules(facts).SelectMany(module => Lines(facts, numbers, module).Prepend(TableLine.Group(module.Name)))]);

    private static IEnumerable<PlanModule> Modules(ReportFacts facts) => facts.Plan.Modules.Where(module => module.Targets.Count > 0);

    private static TableBlock Table(ReportFacts facts, string caption, IReadOnlyList<TableLine> lines) => new(
        caption,
        [
            new("TT", 5), new("Chỉ tiêu", 23), new("ĐVT", 8), new("Ngưỡng", 7, Number: true),
            .. facts.YearEnds.Select(quarter => new ReportColumn(FormattableString.Invariant($"Năm {quarter.Year}"), Math.Max(9, 57 / facts.YearEnds.Count))),
        ],
        lines);

    private static IReadOnlyList<TableLine> Lines(ReportFacts facts, ReportNumbers numbers, PlanModule module) =>
    [
        .. GroupNumbers.OfModule(facts.Plan, module.Id).Select(target => new TableLine(
        [
            [new Piece(target.Definition.Number ?? "")],
            [new Piece(target.Definition.Name)],
            [new Piece(target.Definition.MeasuredIn)],
            [TargetNumbers.InColumn(numbers, target)],
            .. facts.YearEnds.Select(quarter => InYear(numbers, target, TargetNumbers.OfYear(quarter))),
        ])),
    ];

    private static IReadOnlyList<Piece> InYear(ReportNumbers numbers, Target target, string year)
    {
        var (value, verdict) = (numbers.Piece(Reference(target, year), ""), numbers.Piece(Reference(target, "danhgia" + year)));
        return value.Text.Length == 0 || value.Text == verdict.Text || verdict.Text.EndsWith(" " + value.Text, StringComparison.Ordinal)
            ? [verdict] : [value, new Piece(" – "), verdict];
    }
}
