using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Reports.Drafting.Phrases;
using static ActionPlan.Host.Reports.ReportNumbers;

namespace ActionPlan.Host.Reports.Drafting;

/// <summary>What each target needs next, by the unit that answers for it; and what the committee is asked.</summary>
internal static class TasksProse
{
    public static string Tasks(ReportFacts facts)
    {
        var units = facts.Plan.Units.Keys
            .Select(unit => (Unit: unit, Targets: facts.Plan.Targets.Where(target => target.Definition.Responsible == unit).ToList()))
            .Select(one => (one.Unit, Lines: Lines(facts, one.Unit, one.Targets)))
            .Where(one => one.Lines.Count > 0)
            .ToList();
        return Text([
            .. units.SelectMany(one => one.Lines.Prepend($"# {facts.Plan.UnitName(one.Unit)}")),
            ToFill("Văn phòng bổ sung nhiệm vụ khác của kỳ tới nếu có"),
        ]);
    }

    public static string Proposals(ReportFacts facts)
    {
        var hard = facts.Plan.Targets
            .Where(target => facts.Of(target) is { Status: Status.AtRisk } verdict && verdict.ReadRemarks().Any(remark => remark.Key == "neededExceedsBest"))
            .ToList();
        return Text(
        [
            .. hard.Select(target =>
                $"- Xem xét khả năng hoàn thành {Lower(Named(target))}. {Remarks(facts.Of(target), target, IsNeed)}."),
            hard.Count == 0 ? "Kết quả đánh giá không làm phát sinh kiến nghị." : "",
            ToFill("Văn phòng bổ sung kiến nghị nếu có"),
        ]);
    }

    private static List<string> Lines(ReportFacts facts, string unit, IReadOnlyList<Target> targets)
    {
        var lines = targets.Select(target => Line(facts, target)).OfType<string>().ToList();
        if (targets.Any(target => facts.Of(target)?.Status is Status.Met or Status.OnTrack))
        {
            lines.Add($"- Giữ vững kết quả các {Good(facts, targets, "và")}: {Token(GroupNumbers.OfUnit(unit), "dstot")}.");
        }

        if (targets.Any(target => facts.Of(target)?.Status == Status.NotDue))
        {
            lines.Add($"- Chuẩn bị số liệu để đánh giá các chỉ tiêu chưa đến kỳ: {Token(GroupNumbers.OfUnit(unit), "dschuadenky")}.");
        }

        if (targets.Any(target => facts.Of(target) is null))
        {
            lines.Add($"- Nộp số liệu để đánh giá các chỉ tiêu {Token(GroupNumbers.OfUnit(unit), "dschuadanhgia")}.");
        }

        return [.. lines,
            .. WorksProse.Due(facts, facts.Plan.File.Works.Where(work => work.Lead == unit), facts.Plan.File.Assignments.Where(one => one.Lead == unit))];
    }

    /// <summary>What a target that stands badly needs next, as a sentence without its full stop; null for one that does not.</summary>
    public static string? Task(ReportFacts facts, Target target) => facts.Of(target) switch
    {
        { Status: Status.NoData } => $"nộp số liệu để đánh giá: {Lower(AssessmentProse.MissingOf(facts, target))}",
        { Status: Status.AtRisk } verdict => Needed(verdict, target),
        { Status: Status.Missed, Final: true } when target.IsForTerm => "đã hết thời hạn mà không đạt; báo cáo nguyên nhân, đề xuất hướng xử lý",
        { Status: Status.Missed, Final: true } when facts.Quarter.Quarter == 4 =>
            target.ThresholdIn(facts.Quarter.Year + 1) is null || facts.Quarter >= facts.Plan.To
            ? $"khắc phục kết quả không đạt (yêu cầu {Token(target, "nguong")}, kết quả {Token(target, "ketqua")})"
            : $"năm tới {Aim(target, "nguongtoi")} (năm nay {Token(target, "ketqua")})",
        { Status: Status.Missed, Value: null } => "khắc phục kết quả không đạt",
        { Status: Status.Missed, Final: false } => $"kết quả {Token(target, "ketqua")} đã vượt mức cho phép ({Token(target, "nguong")}), không để tăng thêm",
        { Status: Status.Missed } => $"{Aim(target, "nguong")} (hiện {Token(target, "ketqua")})",
        _ => null,
    };

    private static string? Line(ReportFacts facts, Target target) => Task(facts, target) switch
    {
        null => null,
        _ when facts.Of(target)!.Status == Status.NoData =>
            $"- Nộp số liệu để đánh giá {Lower(Named(target))}: {Lower(AssessmentProse.MissingOf(facts, target))}.{Promise(facts, target)}",
        var task => $"- {Named(target)}: {task}.{Promise(facts, target)}",
    };

    private static string Needed(Evaluation.VerdictRow verdict, Target target)
    {
        var needed = Remarks(verdict, target, IsNeed);
        var aim = verdict.Value is null ? "" : $"{Aim(target, "nguong")} (hiện {Token(target, "ketqua")})";
        return needed.Length == 0 ? aim : aim.Length == 0 ? needed : $"{aim}. {needed}";
    }

    private static string Promise(ReportFacts facts, Target target) => facts.Snapshot.Of(target) switch
    {
        { Remedy: not null, By: { } by } when by <= facts.LastDay =>
            $" Hoàn thành biện pháp đã cam kết, đã quá hạn {Token(target, "hankhacphuc")}: {Token(target, "bienphap")}.",
        { Remedy: not null, By: not null } => $" Thực hiện biện pháp đã cam kết: {Token(target, "bienphap")}, xong trước ngày {Token(target, "hankhacphuc")}.",
        { Remedy: not null } => $" Thực hiện biện pháp đã cam kết: {Token(target, "bienphap")}.",
        _ => "",
    };

    internal static string Lower(string text) => text.Length == 0 || text[0] == '[' ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
