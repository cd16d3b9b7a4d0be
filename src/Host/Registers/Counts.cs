using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>What registers come to: one query counts a figure for all areas, however many lots of areas ask.</summary>
internal sealed class Counts(AppDb db)
{
    private readonly Dictionary<(CountedFigure, CountedDays, string? Plan), IReadOnlyDictionary<string, decimal>> known = [];

    /// <param name="plan">Whose rows, where not the plan's own.</param>
    public async Task<IReadOnlyDictionary<string, decimal>> ByArea(CountedFigure counted, CountedDays days, string? plan, CancellationToken cancellation)
    {
        if (!known.TryGetValue((counted, days, plan), out var byArea))
        {
            var counts = await counted.Count(db, days, plan).ToListAsync(cancellation);
            known[(counted, days, plan)] = byArea = counts.GroupBy(count => count.Area, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Sum(count => count.Value), StringComparer.Ordinal);
        }

        return byArea;
    }
}
