using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Reports.Drafting.Phrases;
using static ActionPlan.Host.Reports.ReportNumbers;

namespace ActionPlan.Host.Reports.Drafting;

/// <summary>What became of the targets: in all, by module, by programme. The single results stand in the tables.</summary>
internal static class ResultsProse
{
    public static string Summary(ReportFacts facts) => Text(
    [
        facts.Plan.Targets.All(target => facts.Of(target) is null or { Status: Status.NoData })
            ? $"Đến hết {facts.Span}, chưa có số liệu để đánh giá chỉ tiêu nào trong tổng số {Token("tong", "sochitieu")} chỉ tiêu."
            : $"Đến hết {facts.Span}, trong tổng số {Token("tong", "sochitieu")} chỉ tiêu có {Counts(facts, GroupNumbers.All, facts.Plan.Targets)}.",
        ByYear(facts, GroupNumbers.All),
        .. facts.Comparisons.Select(comparison => Moved(facts, GroupNumbers.All, facts.Plan.Targets, comparison)),
    ]);

    public static string Module(ReportFacts facts, string module)
    {
        var targets = GroupNumbers.OfModule(facts.Plan, module);
        return Text(
        [
            targets.All(target => facts.Of(target) is null or { Status: Status.NoData })
                ? $"Lĩnh vực có {Token(module, "sochitieu")} chỉ tiêu, chưa có số liệu để đánh giá."
                : $"Lĩnh vực có {Token(module, "sochitieu")} chỉ tiêu: {Counts(facts, module, targets)}.",
            ByYear(facts, module),
            .. facts.Comparisons.Take(1).SelectMany(comparison => Movers(facts, targets, comparison)),
        ]);
    }

    public static string Programmes(ReportFacts facts) => Text(facts.Plan.File.Programmes.SelectMany(programme =>
    {
        var targets = GroupNumbers.OfProgramme(facts.Plan, programme.Id);
        var led = programme.Lead is { } lead ? $" ({facts.Plan.UnitName(lead)} chủ trì)" : "";
        return new[]
        {
            $"# {programme.Name}",
            targets.Count == 0
                ? $"Chương trình chưa gắn với chỉ tiêu nào{led}."
                : $"Chương trình gồm {Token(programme.Id, "sochitieu")} chỉ tiêu{led}: {Counts(facts, programme.Id, targets)}.",
        }.Concat(targets.Where(target => facts.Of(target)?.Status is Status.Missed or Status.AtRisk or Status.NoData)
            .Select(target => $"- {Named(target)}: {Token(target, "danhgia")}"
                + (facts.Of(target)!.Value is null ? "." : $", kết quả {Token(target, "ketqua")}, yêu cầu {Token(target, "nguong")}.")));
    }));

    private static string ByYear(ReportFacts facts, string group) => facts.YearEnds.Count < 2 ? ""
        : "Số chỉ tiêu đạt hoặc dự kiến đạt qua các năm: "
            + string.Join("; ", facts.YearEnds
                .Select(quarter => FormattableString.Invariant($"năm {quarter.Year}: {Token(group, "tot" + TargetNumbers.OfYear(quarter))}"))) + ".";

    private static string Moved(ReportFacts facts, string group, IReadOnlyList<Target> targets, (string Word, int Quarters, string Said) comparison)
    {
        var (better, worse) = (Those(facts, targets, comparison, Movement.Better), Those(facts, targets, comparison, Movement.Worse));
        var parts = new List<string>();
        if (better.Count > 0)
        {
            parts.Add($"{Token(group, "totlen" + comparison.Word)} chỉ tiêu chuyển biến tốt ({Token(group, "dstotlen" + comparison.Word)})");
        }

        if (worse.Count > 0)
        {
            parts.Add($"{Token(group, "xaudi" + comparison.Word)} chỉ tiêu xấu đi ({Token(group, "dsxaudi" + comparison.Word)})");
        }

        return parts.Count == 0 ? "" : $"So với {comparison.Said}, {Joined(parts)}.";
    }

    private static IEnumerable<string> Movers(ReportFacts facts, IReadOnlyList<Target> targets, (string Word, int Quarters, string Said) comparison) =>
        from target in targets
        where Movements.Of(facts, target, comparison.Quarters) != Movement.None
        select $"- {Named(target)} chuyển từ {Token(target, "danhgia" + comparison.Word)} ({comparison.Said}) sang {Token(target, "danhgia")}"
            + (facts.Of(target)!.Value is null ? "." : $"; kết quả {Token(target, "ketqua")}{Compared(facts, target)}.");

    private static List<Target> Those(
        ReportFacts facts, IReadOnlyList<Target> targets, (string Word, int Quarters, string Said) comparison, Movement movement) =>
        [.. targets.Where(target => Movements.Of(facts, target, comparison.Quarters) == movement)];
}
