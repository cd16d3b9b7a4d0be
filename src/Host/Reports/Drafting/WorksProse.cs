using ActionPlan.Host.Assignments;
using ActionPlan.Rules.Files;
using static ActionPlan.Host.Reports.Drafting.Phrases;
using static ActionPlan.Host.Reports.ReportNumbers;

namespace ActionPlan.Host.Reports.Drafting;

/// <summary>Key works by their milestones, and the assignments.</summary>
internal static class WorksProse
{
    public static string Works(ReportFacts facts) => Text(facts.Plan.File.Works.SelectMany(work => Work(facts, work)));

    public static string Assignments(ReportFacts facts)
    {
        var told = facts.Snapshot.Assignments.Where(one => one.State is not null).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var silent = facts.Plan.File.Assignments.Count(one => !told.Contains(one.Id));
        return Text(
        [
            $"Chương trình giao {Token("tong", "sonhiemvu")} nhiệm vụ cho các đơn vị"
                + (silent == 0 ? "; tình hình thực hiện như bảng sau."
                    : silent == facts.Plan.File.Assignments.Count ? "; các đơn vị chưa cập nhật tình hình thực hiện trên hệ thống."
                    : "; tình hình thực hiện như bảng sau, nhiệm vụ chưa được đơn vị cập nhật thì ghi rõ."),
        ]);
    }

    /// <summary>What has to be finished until the end of the time to come: steps of some works, and some assignments.</summary>
    public static IEnumerable<string> Due(ReportFacts facts, IEnumerable<WorkDefinition> works, IEnumerable<AssignmentDefinition> assignments)
    {
        var until = facts.Plan.Calendar.LastDay(facts.Quarter.AddQuarters(facts.Kind.Quarters(facts.Quarter, facts.Plan.From)));
        foreach (var work in works)
        {
            var steps = WorkNumbers.Steps(facts, work.Id);
            for (var i = 0; i < steps.Count; i++)
            {
                if (!steps[i].IsReachedBy(facts.LastDay) && steps[i].Planned <= until)
                {
                    yield return $"- Công trình “{work.Name}”: thực hiện mốc “{Token(work.Id, $"moc{Place(i)}.ten")}” (kế hoạch {Token(work.Id, $"moc{Place(i)}.kehoach")}{(steps[i].IsLateOn(facts.LastDay) ? ", đã chậm" : "")}).";
                }
            }
        }

        foreach (var assignment in Unfinished(facts, assignments, until))
        {
            yield return $"- Hoàn thành nhiệm vụ “{assignment.Name}” (hạn {Token(assignment.Id, "han")}{(IsOverdue(facts, assignment) ? ", đã quá hạn" : "")}).";
        }
    }

    /// <summary>Assignments whose day has passed and that nobody has reported done.</summary>
    public static IEnumerable<AssignmentDefinition> Overdue(ReportFacts facts) => Unfinished(facts, facts.Plan.File.Assignments, facts.LastDay);

    private static bool IsOverdue(ReportFacts facts, AssignmentDefinition one) =>
        facts.Snapshot.Assignments.Any(told => told.Id == one.Id && told.Due <= facts.LastDay);

    private static IEnumerable<AssignmentDefinition> Unfinished(ReportFacts facts, IEnumerable<AssignmentDefinition> some, DateOnly until) => some.Where(one =>
        facts.Snapshot.Assignments.Any(told => told.Id == one.Id && told.Due <= until && told.State != AssignmentWords.Done));

    private static IEnumerable<string> Work(ReportFacts facts, WorkDefinition work)
    {
        yield return $"# {work.Name}";
        var steps = WorkNumbers.Steps(facts, work.Id);
        if (steps.Count == 0)
        {
            yield return $"Chưa có mốc tiến độ nào được nhập ({facts.Plan.UnitName(work.Lead)} chủ trì).";
            yield break;
        }

        yield return $"Đã hoàn thành {Token(work.Id, "hoanthanh")}/{Token(work.Id, "somoc")} mốc tiến độ ({facts.Plan.UnitName(work.Lead)} chủ trì).";
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].IsLateOn(facts.LastDay))
            {
                yield return $"- Chậm tiến độ: {Token(work.Id, $"moc{Place(i)}.ten")}, kế hoạch {Token(work.Id, $"moc{Place(i)}.kehoach")}, chưa hoàn thành.";
            }
        }
    }

    private static string Place(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
