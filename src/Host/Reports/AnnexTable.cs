using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Reports.ReportNumbers;

namespace ActionPlan.Host.Reports;

/// <summary>The annex: every target on one line, in the columns that such annexes have.</summary>
internal static class AnnexTable
{
    public static TableBlock Of(ReportFacts facts, ReportNumbers numbers, string caption)
    {
        return new TableBlock(
            caption,
            [
                new("TT", 4), new("Chỉ tiêu", 26), new("ĐVT", 8), new("Ngưỡng", 8, Number: true), .. Results(facts.Kind),
                new("Tỷ lệ so với ngưỡng (%)", 8, Number: true), new("Đánh giá", 11), new("Đơn vị", 15), new("Ghi chú", 24),
            ],
            [
                .. facts.Plan.Modules.Where(module => module.Targets.Count > 0)
                    .SelectMany(module => GroupNumbers.OfModule(facts.Plan, module.Id).Select(target => Line(facts, numbers, target))
                        .Prepend(TableLine.Group(module.Name))),
            ])
        {
            IsTitledAbove = true,
        };
    }

    // Over the term what accumulated is the result itself.
    private static IReadOnlyList<ReportColumn> Results(ReportKind kind) => kind == ReportKind.Term
        ? [new("Kết quả", 10, Number: true)]
        : [new(kind switch { ReportKind.Quarter => "Trong quý", ReportKind.HalfYear => "Trong 6 tháng", _ => "Trong năm" }, 8, Number: true),
            new("Lũy kế", 8, Number: true)];

    private static TableLine Line(ReportFacts facts, ReportNumbers numbers, Target target) => new(
    [
        [new Piece(target.Definition.Number ?? "")],
        [new Piece(target.Definition.Name)],
        [new Piece(target.Definition.MeasuredIn)],
        [TargetNumbers.InColumn(numbers, target)],
        .. facts.Kind == ReportKind.Term ? new IReadOnlyList<Piece>[] { [numbers.Piece(Reference(target, "so"))] }
            : [[numbers.Piece(Reference(target, target.Accumulates ? "trongky" : "so"))],
                [target.Accumulates ? numbers.Piece(Reference(target, "so")) : new Piece("–")]],
        [numbers.Piece(Reference(target, "tyle"))],
        [Exhibits.Verdict(numbers, target)],
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
            var piece = numbers.Piece(Reference(target, TargetNumbers.Note(index)));
            var goesOn = piece.Text.StartsWith("và ", StringComparison.Ordinal);
            pieces.AddRange([new Piece(pieces.Count == 0 ? "" : goesOn ? " " : ". "), piece]);
        }

        return [.. pieces.Where(piece => piece.Text.Length > 0)];
    }
}
