using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation;

/// <summary>A target's values before its plan's term, by the target's own expression and the figures of the plans that this one continues.</summary>
internal sealed class EarlierCourse(AppDb db)
{
    /// <param name="seq">The newest entry that is known: that of the run which is shown beside it.</param>
    public async Task<IReadOnlyList<(Plan Plan, Period Quarter, decimal Value)>> Load(
        Plan plan, Target target, Area area, long seq, CancellationToken cancellation)
    {
        var values = new List<(Plan, Period, decimal)>();
        if (ValuesBefore.CanBe(plan, target))
        {
            await foreach (var roots in new CurrentFigures(db).AsOf(
                plan, [plan.Areas.RootOf(area)], seq, plan.From.AddQuarters(-1), new HashSet<CellOfPlan>(), null, cancellation))
            {
                values.AddRange(roots.SelectMany(root => ValuesBefore.Of(plan, target, area, root.Figures))
                    .Select(value => (Of(plan, value.Key), value.Key, value.Value)));
            }
        }

        return values;
    }

    private static Plan Of(Plan plan, Period quarter) =>
        plan.EarlierOnes.FirstOrDefault(earlier => earlier.From <= quarter && quarter <= earlier.To) ?? plan.Earlier!.Plan;
}
