using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>Judges a plan's targets. Pure: the same plan, figures and quarter give the same verdicts.</summary>
public static class PlanJudge
{
    /// <summary>Judges all targets for a root area.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="root">The root area.</param>
    /// <param name="figures">The current entries of the area and all below it, at most one a figure, area and period.</param>
    /// <param name="quarter">The quarter judged, within the term.</param>
    /// <param name="below">Whether the areas below the root are judged too.</param>
    public static Judgement Judge(this Plan plan, Area root, IEnumerable<FigureValue> figures, Period quarter, bool below) =>
        throw new NotSupportedException($"{plan.Id}{root}{figures}{quarter}{below}");
}
