using static ActionPlan.Host.Reports.ReportNumbers;

namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>Every corrected number on a line of its own: where it is printed, how, and how it should be; below its target's verdict and the reason.</summary>
internal static class CorrigendumTable
{
    public static TableBlock Of(ReportFacts facts, ReportNumbers numbers, Corrigendum corrigendum, string caption)
    {
        var (lines, count) = (new List<TableLine>(), 0);
        foreach (var group in corrigendum.Listed().GroupBy(pair => pair.One.Subject, StringComparer.Ordinal))
        {
            lines.AddRange(Head(facts, numbers, corrigendum, [.. group]));
            lines.AddRange(group.Select(pair => new TableLine(
            [
                [new Piece((++count).ToString(CultureInfo.InvariantCulture))], [new Piece(pair.One.What)], [new Piece(pair.One.Place)],
                Measured(facts, numbers.Piece(CorrigendumNumbers.Printed(pair.Id)), pair.One),
                Measured(facts, numbers.Piece(CorrigendumNumbers.Right(pair.Id)), pair.One),
            ])));
        }

        return new TableBlock(caption, [new("TT", 5), new("Nội dung", 23), new("Vị trí trong báo cáo", 24), new("Đã in", 24), new("Sửa lại là", 24)],
            lines) { IsTitledAbove = true };
    }

    // In the report's tables the unit of measure stands in a column of its own.
    private static IReadOnlyList<Piece> Measured(ReportFacts facts, Piece number, CorrectedNumber one) =>
        [number, new Piece(ReferenceNames.MeasureAfter(facts, one.Reference, number.Text))];

    private static IEnumerable<TableLine> Head(
        ReportFacts facts, ReportNumbers numbers, Corrigendum corrigendum, IReadOnlyList<(CorrectedNumber One, int Id)> group)
    {
        var name = new Piece(group[0].One.Name);
        if (!facts.Plan.TargetByKey.TryGetValue(group[0].One.Subject, out var target))
        {
            return [new TableLine([[name, new Piece(" (tổng hợp lại theo các chỉ tiêu nêu trên)")]])];
        }

        var verdict = group.FirstOrDefault(pair => pair.One.Reference == Reference(target, "danhgia"));
        IReadOnlyList<Piece> told = verdict.One is null
            ? [new Piece(" – đánh giá không đổi: "), Exhibits.Verdict(numbers, target)]
            : [new Piece(" – đánh giá trước: "), numbers.Piece(CorrigendumNumbers.Printed(verdict.Id)), new Piece("; sau: "),
                numbers.Piece(CorrigendumNumbers.Right(verdict.Id))];
        return [new TableLine([[name, .. told]]), TableLine.Note(Reason(numbers, corrigendum, target))];
    }

    private static IReadOnlyList<Piece> Reason(ReportNumbers numbers, Corrigendum corrigendum, Rules.Plans.Target target)
    {
        var whys = corrigendum.Because().Where(pair => pair.One.Targets.Contains(target.Key, StringComparer.Ordinal))
            .Select(pair => CorrigendumProse.Why(pair.One, pair.Id)).ToList();
        return numbers.Pieces(whys.Count > 0 ? string.Join(' ', whys)
            : corrigendum.Rules.Count > 0 ? string.Join(' ', corrigendum.Rules.Select(CorrigendumProse.Why))
            : corrigendum.IsOtherPlan ? "Chương trình trên hệ thống đã được sửa sau khi báo cáo ban hành."
            : "Đánh giá lại (lần đánh giá số [[lan.so]]).");
    }
}
