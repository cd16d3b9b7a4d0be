using ActionPlan.Host.Due;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation.Roots;

/// <summary>The root areas that somebody sees, side by side. A bounded number of queries, however many they are.</summary>
/// <param name="Plan">The version that judged the quarter, or will.</param>
/// <param name="Run">The run in force; null where the quarter is not judged.</param>
/// <param name="Areas">How many there are, those that were not looked for too.</param>
/// <param name="Total">What all of these come to.</param>
/// <param name="Lines">Those looked for, in the order asked for.</param>
internal sealed record RootsView(Plan Plan, Period Quarter, RunRow? Run, int Areas, StatusCounts Total, IReadOnlyList<RootLine> Lines);

internal sealed class RootsViews(AppDb db, PlanInForce plans, CountedRuns runs)
{
    private const int WorstShown = 3;

    public async Task<RootsView> Load(Acting acting, RunRow? run, Period quarter, RootFilter filter, DateOnly today, CancellationToken cancellation)
    {
        var plan = run is null ? plans.For(quarter) : plans.Named(run.PlanVersion);
        var lastDay = plan.Calendar.LastDay(quarter);
        var roots = acting.RootsSeen(plan).Where(root => root.ExistsOn(lastDay)).ToList();
        var counted = run is null ? null : await runs.Of(db, plan, run, cancellation);
        var all = roots.ConvertAll(root => new RootLine(
            root, counted?.Counts.GetValueOrDefault(root.Id) ?? new StatusCounts(), counted?.Failures.GetValueOrDefault(root.Id) ?? 0));
        var found = all.Where(filter.Lets).ToList();
        // Of a quarter that is not judged nothing else is known; otherwise what is overdue is read only for those that are shown.
        if (filter.Sort == RootFilter.ByOwing || run is null)
        {
            found = [.. await WithOwing(acting, quarter, found, today, cancellation)];
        }

        return new RootsView(plan, quarter, run, all.Count, Sum(all), [.. filter.Order(found)]);
    }

    /// <summary>Some of the lines, with their worst targets and what is overdue there.</summary>
    public async Task<IReadOnlyList<RootLine>> Show(
        RootsView view, Acting acting, IReadOnlyList<RootLine> lines, DateOnly today, CancellationToken cancellation)
    {
        var worst = view.Run is null ? null : await Worst(view.Plan, view.Run, lines, cancellation);
        var shown = lines.Select(line => line with { Worst = worst is null ? [] : [.. worst[line.Area.Id]] }).ToList();
        return lines.Any(line => line.Owing is not null) ? shown : await WithOwing(acting, view.Quarter, shown, today, cancellation);
    }

    private async Task<IReadOnlyList<RootLine>> WithOwing(Acting acting, Period quarter, List<RootLine> lines, DateOnly today, CancellationToken cancellation)
    {
        var owing = await new RootOwings(db, plans).Read(acting.Actor, quarter, lines.ConvertAll(line => line.Area), today, cancellation);
        return lines.ConvertAll(line => line with { Owing = owing.GetValueOrDefault(line.Area.Id) });
    }

    private async Task<ILookup<string, (Target, Status)>> Worst(Plan plan, RunRow run, IReadOnlyList<RootLine> lines, CancellationToken cancellation)
    {
        var bad = await db.Verdicts.AsNoTracking()
            .Where(row => row.RunId == run.Id && (row.Status == Status.Missed || row.Status == Status.AtRisk || row.Status == Status.NoData))
            .In([.. lines.Select(line => line.Area.Id)])
            .Select(row => new { row.Area, row.Target, row.Status }).ToListAsync(cancellation);
        var places = plan.Targets.Index().ToDictionary(target => target.Item.Key, target => target.Index, StringComparer.Ordinal);
        return bad.Where(row => places.ContainsKey(row.Target)).GroupBy(row => row.Area, StringComparer.Ordinal)
            .SelectMany(area => area.OrderBy(row => row.Status).ThenBy(row => places[row.Target]).Take(WorstShown))
            .ToLookup(row => row.Area, row => (plan.TargetByKey[row.Target], row.Status), StringComparer.Ordinal);
    }

    private static StatusCounts Sum(IEnumerable<RootLine> lines)
    {
        var total = new StatusCounts();
        foreach (var (line, status) in lines.SelectMany(_ => Enum.GetValues<Status>(), (line, status) => (line, status)))
        {
            total.Add(status, line.Counts[status]);
        }

        return total;
    }
}
