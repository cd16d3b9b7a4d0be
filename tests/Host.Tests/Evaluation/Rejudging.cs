using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Evaluation;

internal static class Rejudging
{
    /// <summary>Judges again from the evidence alone: the stored plan version and the entries named.</summary>
    public static Verdict Rejudge(this VerdictDetail detail)
    {
        var area = detail.Plan.Areas.Find(detail.Verdict.Area)!;
        var figures = detail.Readings.SelectMany(reading => reading.From).DistinctBy(row => row.Seq)
            .Select(row => row.ToValue() with { Plan = row.PlanId == detail.Plan.Id ? null : row.PlanId });
        var judgement = detail.Plan.Judge(detail.Plan.Areas.RootOf(area), figures, detail.Run.Period, below: true);
        return judgement.Verdicts.Single(verdict => verdict.Target.Key == detail.Verdict.Target && verdict.Area.Id == detail.Verdict.Area);
    }
}
