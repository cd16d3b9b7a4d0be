using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// Gives the verdicts of one root area and all below it. A target that counts others finds theirs here, whichever comes first in the plan's
/// order; where one does, each is judged once an area and quarter.
/// </summary>
internal sealed class RootVerdicts
{
    private readonly Plan plan;
    private readonly TargetJudge judge;
    private readonly CountJudge counting;
    private readonly Dictionary<Asking, Verdict>? judged;

    public RootVerdicts(Plan plan, FigureReader figures, bool requireSources)
    {
        this.plan = plan;
        judge = new TargetJudge(plan, figures, requireSources);
        counting = new CountJudge(plan, figures, Judge, requireSources);
        judged = plan.CountedBy.Count > 0 ? [] : null;
    }

    /// <summary>The verdict of a target; null where the area gets none in the quarter.</summary>
    /// <exception cref="RuleFailedException">A rule failed while running.</exception>
    /// <exception cref="ArithmeticException">A number left the range of decimal.</exception>
    public Verdict? Judge(Target target, Area area, Period quarter)
    {
        // What has ended is not judged any more, and an area that came into being after the deadline was never due.
        if (quarter > target.To || !area.ExistsOn(plan.Calendar.LastDay(quarter)) || !area.ExistsOn(plan.Calendar.LastDay(TargetJudge.ReadIn(target, quarter))))
        {
            return null;
        }

        if (target.Definition.Counts is not null)
        {
            return counting.Judge(target, area, quarter);
        }

        if (judged is null)
        {
            return judge.Judge(target, area, quarter);
        }

        var key = new Asking(target, area, quarter, quarter);
        return judged.TryGetValue(key, out var known) ? known : judged[key] = judge.Judge(target, area, quarter);
    }
}
