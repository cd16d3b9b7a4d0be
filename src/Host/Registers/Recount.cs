using System.Resources;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>
/// Counts confirmed registers into figures: zero where a register has no rows, a corrected row where the count has changed since. What
/// nobody has confirmed is not counted, and what the office has locked stays as it is. Each period is counted by the version that judges it,
/// whichever quarter asks: two versions that count otherwise would take turns for ever.
/// </summary>
internal static class Recount
{
    private static readonly ResourceManager Reasons = new("ActionPlan.Host.Figures.CountReasons", typeof(Recount).Assembly);

    /// <summary>So many areas' entries are compared at once: what they were confirmed for is held for no more.</summary>
    private const int AreasAtOnce = 50;

    /// <summary>Appends what differs from the entries in force. Counts first: the figures are locked only to append.</summary>
    /// <param name="of">Which of them.</param>
    /// <returns>How many rows were appended.</returns>
    public static async Task<int> Confirmed(
        AppDb db, PlanInForce plans, Recounted of, string by, DateTimeOffset now, CancellationToken cancellation)
    {
        async Task<List<FigureRow>> Rows() => (await Changed(db, plans, of, cancellation))
            .Select(count => Row(plans.Current, count.Entry, count.Value, count.Again, by, now)).ToList();
        var outer = db.Database.CurrentTransaction;
        var known = outer is null ? await Newest(db, cancellation) : 0;
        var rows = await Rows();
        if (rows.Count == 0)
        {
            return 0;
        }

        await using var own = outer is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        await db.LockFigures(cancellation);
        if (own is not null && await Newest(db, cancellation) != known)
        {
            // Somebody may have confirmed more meanwhile: what was counted before must not be the newest entry.
            rows = await Rows();
        }

        await RecordFiguresHandler.Append(db, rows, cancellation);
        if (own is not null)
        {
            await AuditTrail.Append(
                db, (db.Recording.Note ?? new AuditNote(Actor.System(by), nameof(Recount))) with { Action = nameof(Recount) }, now, cancellation);
            await own.CommitAsync(cancellation);
        }

        return rows.Count;
    }

    private static async Task<long> Newest(AppDb db, CancellationToken cancellation) =>
        await db.Figures.IgnoreQueryFilters().MaxAsync(row => (long?)row.Seq, cancellation) ?? 0;

    /// <summary>What confirmed registers come to, where it differs from the entries in force.</summary>
    /// <param name="of">Which of them.</param>
    public static async Task<IReadOnlyList<(CountedEntry Entry, decimal Value, bool Again)>> Changed(
        AppDb db, PlanInForce plans, Recounted of, CancellationToken cancellation)
    {
        var plan = plans.Current;
        var confirmed = db.RegisterConfirmations.AsNoTracking().Where(row => row.PlanId == plan.Id);
        if (of.Register is { Module.Name: var module, Register.Id: var id })
        {
            confirmed = confirmed.Where(row => row.Module == module && row.Register == id);
        }

        var confirmations = await confirmed.ToListAsync(cancellation);
        var locks = await new PeriodLocks(db).All(plan, cancellation);
        var versions = confirmations.SelectMany(row => row.Period.Quarters.Append(row.Period.WholeYear)).Select(period => period.LastQuarter).Distinct()
            .Select(plans.For).DistinctBy(version => version.Version, StringComparer.Ordinal).ToList();
        var changed = new List<(CountedEntry, decimal, bool)>();
        var counted = new Counts(db, plan.Id);
        foreach (var some in confirmations.GroupBy(row => row.Area, StringComparer.Ordinal).Chunk(AreasAtOnce))
        {
            var counts = new List<(CountedEntry Entry, decimal Value)>();
            foreach (var version in versions)
            {
                var entries = CountedEntries.Of(version, some.SelectMany(area => area))
                    .Where(entry => plans.For(entry.Period.LastQuarter).Version == version.Version
                        && of.Has(version, entry) && !LockedCounts.IsLocked(locks, version, entry)).ToList();
                counts.AddRange(await Count(counted, version, entries, cancellation));
            }

            if (counts.Count == 0)
            {
                continue;
            }

            var figures = counts.Select(count => count.Entry.Counted.Figure).ToHashSet(StringComparer.Ordinal);
            var current = await new CurrentFigures(db).Of(plan.Id, some.Select(area => area.Key), figures, cancellation);
            changed.AddRange(counts.Where(count => !current.TryGetValue(Key(count.Entry), out var known) || known.Value != count.Value)
                .Select(count => (count.Entry, count.Value, current.ContainsKey(Key(count.Entry)))));
        }

        return changed;
    }

    /// <summary>What the registers' rows come to now, for the areas with all below them and what merged into them.</summary>
    public static Task<IReadOnlyList<(CountedEntry Entry, decimal Value)>> Count(
        AppDb db, Plan plan, IReadOnlyCollection<CountedEntry> entries, CancellationToken cancellation) =>
        Count(new Counts(db, plan.Id), plan, entries, cancellation);

    private static async Task<IReadOnlyList<(CountedEntry Entry, decimal Value)>> Count(
        Counts counted, Plan plan, IReadOnlyCollection<CountedEntry> entries, CancellationToken cancellation)
    {
        var counts = new List<(CountedEntry Entry, decimal Value)>(entries.Count);
        // Whose rows are counted hangs on the area, the period and whether it is a level: many figures share it.
        var places = new Dictionary<(string Area, Period, bool), IReadOnlyList<CountedPlace>>();
        foreach (var group in entries.GroupBy(entry => (entry.Counted, entry.Period)))
        {
            var isLevel = CountedPlaces.IsLevel(plan, group.Key.Counted);
            var byDays = new Dictionary<(CountedDays, string? Plan), IReadOnlyDictionary<string, decimal>>();
            foreach (var entry in group)
            {
                var key = (entry.Area.Id, entry.Period, isLevel);
                if (!places.TryGetValue(key, out var counting))
                {
                    places[key] = counting = entry.Places(plan);
                }

                var sum = 0m;
                foreach (var place in counting)
                {
                    if (!byDays.TryGetValue((place.Days, place.Plan), out var byArea))
                    {
                        byDays[(place.Days, place.Plan)] = byArea = await counted.ByArea(entry.Counted, place.Days, place.Plan, cancellation);
                    }

                    sum += byArea.GetValueOrDefault(place.Area);
                }

                counts.Add((entry, sum));
            }
        }

        return counts;
    }

    private static (string, string, Period) Key(CountedEntry entry) => (entry.Counted.Figure, entry.Area.Id, entry.Period);

    private static FigureRow Row(Plan plan, CountedEntry entry, decimal value, bool again, string by, DateTimeOffset now) => new()
    {
        PlanId = plan.Id,
        Figure = entry.Counted.Figure,
        Area = entry.Area.Id,
        Period = entry.Period,
        Value = value,
        EnteredAt = now,
        EnteredBy = by,
        Reason = Reason(entry, again),
        Origin = FigureOrigin.Counted,
    };

    private static string Reason(CountedEntry entry, bool again)
    {
        var vietnamese = Cultures.Vietnamese;
        return string.Format(vietnamese, Reasons.GetString(again ? "Again" : "First", vietnamese)!,
            InstalledModules.Register(entry.Counted.Register)!.Name(vietnamese));
    }
}
