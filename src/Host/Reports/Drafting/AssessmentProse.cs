using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Reports.Drafting.Phrases;
using static ActionPlan.Host.Reports.ReportNumbers;

namespace ActionPlan.Host.Reports.Drafting;

/// <summary>Strengths and shortcomings as the verdicts show them; causes as the units stated them.</summary>
internal static class AssessmentProse
{
    public static string Strengths(ReportFacts facts)
    {
        var good = facts.Plan.Targets.Where(target => facts.Of(target)?.Status is Status.Met or Status.OnTrack).ToList();
        if (good.Count == 0)
        {
            return "Chưa có chỉ tiêu nào được đánh giá đạt hoặc dự kiến đạt.";
        }

        return Text(
        [
            $"{Token("tong", "tot")}/{Token("tong", "sochitieu")} {Phrases.Good(facts, good, "hoặc")}:",
            .. facts.Plan.Modules.Where(module => good.Exists(target => target.Module == module.Id))
                .Select(module => $"- {module.Name}: {Good(facts, module)}."),
            .. good.Where(target => Notable(facts, target))
                .Select(
                    target =>
                        $"- {Named(target)}: {Token(target, "danhgia")}, kết quả {Token(target, "ketqua")}, yêu cầu {Token(target, "nguong")}{Compared(facts, target)}{Early(facts, target)}."),
        ]);
    }

    public static string Shortcomings(ReportFacts facts)
    {
        var bad = facts.Plan.Targets.Where(target => facts.Of(target)?.Status is Status.Missed or Status.AtRisk)
            .OrderBy(target => facts.Of(target)!.Status).ToList();
        var silent = facts.Plan.Targets.Where(target => facts.Of(target)?.Status is Status.NoData).ToList();
        var unjudged = facts.Plan.Targets.Any(target => facts.Of(target) is null);
        var overdue = WorksProse.Overdue(facts).ToList();
        var late = facts.Plan.File.Works.Where(work => WorkNumbers.Steps(facts, work.Id).Any(step => step.IsLateOn(facts.LastDay))).ToList();
        if (bad.Count == 0 && silent.Count == 0 && !unjudged && late.Count == 0 && overdue.Count == 0)
        {
            return "Không có chỉ tiêu không đạt, nguy cơ không đạt hoặc thiếu số liệu.";
        }

        return Text(
        [
            .. bad.Select(target => "- " + Shortcoming(facts, target)),
            silent.Count > 0 ? $"{Token("tong", "chuacosolieu")} chỉ tiêu chưa có số liệu để đánh giá:" : "",
            .. silent.Select(target => $"- {Named(target)}: {MissingOf(facts, target)}. {Answers(facts, target)}"),
            unjudged ? $"{Token("tong", "chuadanhgia")} chỉ tiêu chưa được đánh giá: {Token("tong", "dschuadanhgia")}." : "",
            .. late.Select(work => $"- Công trình “{work.Name}”: {Token(work.Id, "cham")} mốc chậm tiến độ."),
            .. overdue.Select(one => $"- Nhiệm vụ “{one.Name}” ({facts.Plan.UnitName(one.Lead)} chủ trì): chưa hoàn thành, đã quá hạn {Token(one.Id, "han")}."),
        ]);
    }

    public static string Causes(ReportFacts facts)
    {
        var bad = facts.Plan.Targets.Where(target => facts.Of(target)?.Status is Status.Missed or Status.AtRisk or Status.NoData).ToList();
        if (bad.Count == 0)
        {
            return "Không có chỉ tiêu phải nêu nguyên nhân.";
        }

        var stated = bad.Where(target => facts.Snapshot.Of(target)?.Cause is not null).ToList();
        var units = bad.Except(stated).GroupBy(target => target.Definition.Responsible, StringComparer.Ordinal);
        return Text(
        [
            stated.Count > 0 ? "Theo giải trình của các đơn vị chịu trách nhiệm:" : "",
            .. stated.Select(target => $"- {Named(target)}: {Token(target, "nguyennhan")}. {Answers(facts, target)}"),
            stated.Count < bad.Count ? "Chưa được đơn vị chịu trách nhiệm nêu nguyên nhân trên hệ thống:" : "",
            .. units.Select(unit =>
                $"- {Unit(facts, unit.First())}: {(unit.Count() == 1 ? "chỉ tiêu" : "các chỉ tiêu")} {Token(GroupNumbers.OfUnit(unit.Key), "dschuaneu")}."),
            ToFill("Văn phòng bổ sung nguyên nhân chủ quan, khách quan nếu có"),
        ]);
    }

    public static string MissingOf(ReportFacts facts, Target target)
    {
        var missing = Remarks(facts.Of(target), target, IsMissing);
        return missing.Length > 0 ? missing : "chưa có số liệu";
    }

    private static string Shortcoming(ReportFacts facts, Target target)
    {
        var verdict = facts.Of(target)!;
        var said = verdict switch
        {
            { Value: null } => $"{Token(target, "danhgia")}",
            { Status: Status.AtRisk, Path: not null } when verdict.Path != verdict.Threshold =>
                $"{Token(target, "danhgia")}; kết quả {Token(target, "ketqua")}, lộ trình {Token(target, "lotrinh")}, yêu cầu {Token(target, "nguong")}",
            { Threshold: null } => $"{Token(target, "danhgia")}; kết quả {Token(target, "ketqua")}",
            _ => $"{Token(target, "danhgia")}; kết quả {Token(target, "ketqua")}, yêu cầu {Token(target, "nguong")}",
        };
        var more = Remarks(verdict, target, key => !IsComparison(key) && !IsNeed(key));
        return $"{Named(target)}: {said}{Compared(facts, target)}.{(more.Length > 0 ? $" {more}." : "")} {Answers(facts, target)}";
    }

    private static string Good(ReportFacts facts, PlanModule module)
    {
        var parts = new List<string>();
        if (module.Targets.Any(target => facts.Of(target)?.Status == Status.Met))
        {
            parts.Add($"{Token(module.Id, "dat")} chỉ tiêu đạt ({Token(module.Id, "dsdat")})");
        }

        if (module.Targets.Any(target => facts.Of(target)?.Status == Status.OnTrack))
        {
            parts.Add($"{Token(module.Id, "dukiendat")} chỉ tiêu dự kiến đạt ({Token(module.Id, "dsdukiendat")})");
        }

        return string.Join(", ", parts);
    }

    // Worth a line of its own: reached before its time, or well again since the last time.
    private static bool Notable(ReportFacts facts, Target target) => facts.Of(target)!.Value is not null && facts.Of(target)!.Threshold is not null
        && (IsEarly(facts, target) || facts.Comparisons.Take(1).Any(comparison =>
            Movements.Of(facts, target, comparison.Quarters) == Movement.Better));

    private static bool IsEarly(ReportFacts facts, Target target) => facts.Of(target)!.ReadRemarks().Any(remark => remark.Key == "metEarly");

    private static string Early(ReportFacts facts, Target target) => IsEarly(facts, target) ? "; đạt trước hạn" : "";
}
