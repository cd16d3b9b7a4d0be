namespace ActionPlan.Rules.Plans;

/// <summary>Which areas became part of which others, and when. A plan that says nothing of it costs one look at an empty table.</summary>
internal sealed class Lineage
{
    private readonly PlanAreas areas;

    // What became part of an area at once, by the area's id.
    private readonly Dictionary<string, List<Predecessor>> direct = new(StringComparer.Ordinal);

    public Lineage(PlanAreas areas)
    {
        this.areas = areas;
        foreach (var area in areas.All)
        {
            if (area.MergedInto is { } into)
            {
                Add(into, area, 1);
            }

            if (area.SplitFrom is { } from && areas.Find(from) is { } split)
            {
                Add(area.Id, split, area.Share);
            }
        }
    }

    public bool IsEmpty => direct.Count == 0;

    public bool Has(Area area) => direct.Count > 0 && direct.ContainsKey(area.Id);

    /// <summary>
    /// What the area is made of on a day, through any number of mergers and splits. What lies below another of them, or below the area itself, counts there.
    /// </summary>
    public IReadOnlyList<Predecessor> Of(Area area, DateOnly day)
    {
        var found = new Dictionary<string, Predecessor>(StringComparer.Ordinal);
        var open = new Queue<Predecessor>([new Predecessor(area, DateOnly.MinValue, 1)]);
        while (open.TryDequeue(out var at))
        {
            foreach (var link in direct.GetValueOrDefault(at.Area.Id, []).Where(link => link.Since <= day))
            {
                var joined = new Predecessor(link.Area, link.Since > at.Since ? link.Since : at.Since, at.Share * link.Share);
                open.Enqueue(joined);
                // Two parts of one area that come together again are that area.
                found[link.Area.Id] = found.TryGetValue(link.Area.Id, out var known) ? known with { Share = known.Share + joined.Share } : joined;
            }
        }

        return [.. found.Values.Where(one => !LiesBelow(one.Area, id => id == area.Id || found.ContainsKey(id)))];
    }

    private void Add(string successor, Area area, decimal? share)
    {
        // Without a last day there is no day of the merger yet.
        if (area.To is not { } last || last == DateOnly.MaxValue)
        {
            return;
        }

        if (!direct.TryGetValue(successor, out var parts))
        {
            direct[successor] = parts = [];
        }

        parts.Add(new Predecessor(area, last.AddDays(1), share));
    }

    private bool LiesBelow(Area area, Func<string, bool> isOneOfThem)
    {
        for (var above = areas.ParentOf(area); above is not null; above = areas.ParentOf(above))
        {
            if (isOneOfThem(above.Id))
            {
                return true;
            }
        }

        return false;
    }
}
