using ActionPlan.Host.Pages;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using static ActionPlan.Host.Reports.ReportNumbers;

namespace ActionPlan.Host.Reports;

/// <summary>The annex: every target on one line, in the columns that such annexes have.</summary>
internal static class AnnexTable
{
    /// <summary>The course over the term, where the report is on the whole of it.</summary>
    public static IReadOnlyList<TableBlock> CourseOf(ReportFacts facts, ReportNumbers numbers) =>
        facts.Kind == ReportKind.Term ? [Course(facts, numbers)] : [];

    public static TableBlock Of(ReportFacts facts, ReportNumbers numbers, string caption)
    {
        var span = facts.Kind switch
        {
            ReportKind.Quarter => "Trong quý",
            ReportKind.HalfYear => "Trong 6 tháng",
            ReportKind.Year => "Trong năm",
            _ => "Trong nhiệm kỳ",
        };
        return new TableBlock(
            caption,
            [
                new("TT", 5), new("Chỉ tiêu", 26), new("ĐVT", 8), new("Ngưỡng", 8, Number: true), new(span, 9, Number: true), new("Lũy kế", 9, Number: true),
                new("Tỷ lệ so với ngưỡng (%)", 8, Number: true), new("Đánh giá", 10), new("Đơn vị", 13), new("Ghi chú", 18),
            ],
            [
                .. facts.Plan.Modules.Where(module => module.Targets.Count > 0)
                    .SelectMany(module => GroupNumbers.OfModule(facts.Plan, module.Id).Select(target => Line(facts, numbers, target)).Prepend(TableLine.Group(module.Name))),
            ]);
    }

    private static TableLine Line(ReportFacts facts, ReportNumbers numbers, Target target) => new(
    [
        [new Piece(target.Definition.Number ?? "")],
        [new Piece(target.Definition.Name)],
        [new Piece(target.Definition.MeasuredIn)],
        [numbers.Piece(Reference(target, "nguongso"))],
        [numbers.Piece(Reference(target, target.Accumulates ? "trongky" : "so"))],
        [target.Accumulates ? numbers.Piece(Reference(target, "so")) : new Piece("–")],
        [numbers.Piece(Reference(target, "tyle"))],
        [Exhibits.Verdict(facts, numbers, target)],
        [new Piece(facts.Plan.UnitName(target.Definition.Responsible))],
        Notes(facts, numbers, target),
    ]);

    // Why it stands so, without what the other columns say already.
    private static IReadOnlyList<Piece> Notes(ReportFacts facts, ReportNumbers numbers, Target target)
    {
        var remarks = facts.Of(target)?.ReadRemarks() ?? [];
        var pieces = new List<Piece>();
        foreach (var index in Enumerable.Range(0, remarks.Count).Where(i => !Drafting.Phrases.IsComparison(remarks[i].Key)))
        {
            var piece = numbers.Piece(Reference(target, TargetNumbers.Remark(index)));
            var goesOn = piece.Text.StartsWith("và ", StringComparison.Ordinal);
            pieces.AddRange([new Piece(pieces.Count == 0 ? "" : goesOn ? " " : ". "), piece]);
        }

        return [.. pieces.Where(piece => piece.Text.Length > 0)];
    }

    private static TableBlock Course(ReportFacts facts, ReportNumbers numbers)
    {
        var years = facts.Runs.Select(run => run.Period).Where(quarter => quarter.Quarter == 4).ToList();
        return new TableBlock(
            $"Diễn biến các chỉ tiêu qua các năm của {facts.Span}",
            [
                new("TT", 5), new("Chỉ tiêu", 26), new("ĐVT", 8), new("Ngưỡng", 7, Number: true),
                .. years.Select(quarter => new TableColumn(FormattableString.Invariant($"Năm {quarter.Year}"), Math.Max(9, 54 / Math.Max(1, years.Count)))),
            ],
            [
                .. facts.Plan.Modules.Where(module => module.Targets.Count > 0)
                    .SelectMany(module => GroupNumbers.OfModule(facts.Plan, module.Id).Select(target => new TableLine(
                    [
                        [new Piece(target.Definition.Number ?? "")],
                        [new Piece(target.Definition.Name)],
                        [new Piece(target.Definition.MeasuredIn)],
                        [numbers.Piece(Reference(target, "nguongso"))],
                        .. years.Select(quarter => InYear(numbers, target, TargetNumbers.OfYear(quarter))),
                    ])).Prepend(TableLine.Group(module.Name))),
            ]);
    }

    private static IReadOnlyList<Piece> InYear(ReportNumbers numbers, Target target, string year)
    {
        var (value, verdict) = (numbers.Piece(Reference(target, year), ""), numbers.Piece(Reference(target, "danhgia" + year)));
        return value.Text.Length == 0 ? [verdict] : [value, new Piece(" – "), verdict];
    }
}
