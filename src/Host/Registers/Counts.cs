using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>What registers come to: one query counts a figure for all areas, however many lots of areas ask.</summary>
/// <param name="counting">The id of the plan that counts: the one at hand, or one that it continues.</param>
internal sealed class Counts(AppDb db, string counting)
{
    // Rows of the plan at hand are read as far as whoever asks may see them.
    private readonly string? own = db.PlanId is { } atHand && atHand != counting ? counting : null;
    private readonly Dictionary<(CountedFigure, CountedDays, string? Plan), IReadOnlyDictionary<string, decimal>> known = [];

    /// <param name="plan">Whose rows, where not those of the plan that counts.</param>
    public async Task<IReadOnlyDictionary<string, decimal>> ByArea(CountedFigure counted, CountedDays days, string? plan, CancellationToken cancellation)
    {
        plan ??= own;
        if (!known.TryGetValue((counted, days, plan), out var byArea))
        {
            var counts = await counted.Count(db, days, plan).ToListAsync(cancellation);
            known[(counted, days, plan)] = byArea = counts.GroupBy(count => count.Area, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Sum(count => count.Value), StringComparer.Ordinal);
        }

        return byArea;
    }
}
