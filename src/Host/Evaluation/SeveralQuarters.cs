using System.Runtime.CompilerServices;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation;

/// <summary>Judges several quarters on figures that are read once, and stores nothing.</summary>
internal static class SeveralQuarters
{
    /// <summary>Root area by root area, of each quarter by quarter.</summary>
    /// <param name="plan">The version to judge by.</param>
    /// <param name="roots">Root areas of it.</param>
    /// <param name="quarters">Quarters of its term.</param>
    /// <param name="without">Cells that are read as missing in the last of them.</param>
    /// <param name="only">Which targets; null for all.</param>
    public static async IAsyncEnumerable<(Period Quarter, Judgement Judgement)> Judge(
        AppDb db, Plan plan, IReadOnlyList<Area> roots, IReadOnlyList<Period> quarters, IReadOnlySet<CellOfPlan> without, Func<Target, bool>? only,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (quarters.Count == 0 || roots.Count == 0)
        {
            yield break;
        }

        // Some targets need few of an area's figures; whoever judges all checks the data too, and needs every one.
        var figures = only is null ? null : plan.FiguresOf(only);
        await foreach (var chunk in new CurrentFigures(db).AsOf(plan, roots, long.MaxValue, quarters.Max(), without, figures, cancellation))
        {
            foreach (var (root, quarter) in chunk.SelectMany(_ => quarters, (root, quarter) => (root, quarter)))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return (quarter, plan.Judge(root.Root, root.Figures.Where(figure => figure.Period.IsKnownIn(quarter)), quarter, below: true, only: only));
            }
        }
    }
}
