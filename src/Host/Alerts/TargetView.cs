using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Alerts;

/// <summary>One target in one area and quarter, with all that led to its verdict.</summary>
internal sealed record TargetView
{
    /// <summary>The verdict in force; null if the quarter has no run, or the rule failed.</summary>
    public VerdictRow? Verdict { get; init; }

    /// <summary>The verdicts in force of all quarters, oldest first.</summary>
    public required IReadOnlyList<(RunRow Run, VerdictRow Verdict)> Course { get; init; }

    /// <summary>What the values of quarters were when they were first judged, where they are others now.</summary>
    public required IReadOnlyDictionary<Period, decimal> Corrected { get; init; }

    /// <summary>The verdicts of all runs of this quarter, newest first.</summary>
    public required IReadOnlyList<(RunRow Run, VerdictRow Verdict)> Runs { get; init; }

    /// <summary>The figure entries behind the verdict, by their place in the sequence.</summary>
    public required IReadOnlyDictionary<long, FigureRow> Entries { get; init; }

    public required IReadOnlyList<FindingRow> Findings { get; init; }

    public required IReadOnlyList<FailureRow> Failures { get; init; }

    /// <summary>What the areas below got.</summary>
    public required IReadOnlyList<(Area Area, VerdictRow Verdict)> Below { get; init; }

    /// <summary>The newest alert.</summary>
    public AlertRow? Alert => Alerts.Count > 0 ? Alerts[0] : null;

    /// <summary>All its alerts here, the newest first.</summary>
    public required IReadOnlyList<AlertRow> Alerts { get; init; }
}

internal sealed class TargetViews(AppDb db)
{
    public async Task<TargetView> Load(Plan plan, Target target, RunHistory runs, RunRow? run, Area area)
    {
        var known = runs.Completed.ToDictionary(one => one.Id);
        var shown = runs.InForce.Select(one => one.Id).Concat(runs.Completed.Where(one => one.Period == run?.Period).Select(one => one.Id)).Distinct().ToList();
        var rows = await db.Verdicts.AsNoTracking()
            .Where(row => shown.Contains(row.RunId) && row.Area == area.Id && row.Target == target.Key).ToListAsync();
        var verdict = rows.FirstOrDefault(row => row.RunId == run?.Id);
        var seqs = verdict?.ReadEvidence().SelectMany(reading => reading.From ?? []).Distinct().ToList() ?? [];
        return new TargetView
        {
            Verdict = verdict,
            Course = [.. rows.Select(row => (Run: known[row.RunId], row)).Where(pair => runs.Of(pair.Run.Period) == pair.Run).OrderBy(pair => pair.Run.Period)],
            Corrected = await CorrectedOf(target, runs, area, rows),
            Runs = [.. rows.Select(row => (Run: known[row.RunId], row)).Where(pair => pair.Run.Period == run?.Period).OrderByDescending(pair => pair.Run.Id)],
            Entries = await FiguresRead.Behind(db, plan, seqs),
            Findings = await FindingsOf(plan, target, run, area),
            Failures = run is null ? [] : await db.Failures.AsNoTracking().Where(row => row.RunId == run.Id && row.Rule == target.Key).ToListAsync(),
            Below = await BelowOf(target, run, area),
            Alerts = await db.Alerts.AsNoTracking().Include(alert => alert.Events.OrderBy(happened => happened.Id))
                .Where(alert => alert.PlanId == plan.Id && alert.Target == target.Key && alert.Area == area.Id)
                .OrderByDescending(alert => alert.Id).ToListAsync(),
        };
    }

    private async Task<IReadOnlyDictionary<Period, decimal>> CorrectedOf(Target target, RunHistory runs, Area area, IReadOnlyList<VerdictRow> inForce)
    {
        var firsts = runs.Completed.GroupBy(run => run.Period).Where(same => same.Count() > 1).ToDictionary(same => same.Min(run => run.Id), same => same.Key);
        long[] ids = [.. firsts.Keys];
        var was = ids.Length == 0 ? [] : await db.Verdicts.AsNoTracking()
            .Where(row => ids.Contains(row.RunId) && row.Area == area.Id && row.Target == target.Key && row.Value != null)
            .Select(row => new { row.RunId, row.Value }).ToListAsync();
        var now = inForce.ToDictionary(row => row.RunId, row => row.Value);
        return was.Select(row => (Quarter: firsts[row.RunId], Value: row.Value!.Value))
            .Where(one => runs.Of(one.Quarter) is { } run && now.GetValueOrDefault(run.Id) is { } value && !Shown.AreSame(value, one.Value))
            .ToDictionary(one => one.Quarter, one => one.Value);
    }

    // A finding belongs to the figures the target reads, or to a check that reads one of them.
    private async Task<IReadOnlyList<FindingRow>> FindingsOf(Plan plan, Target target, RunRow? run, Area area)
    {
        if (run is null)
        {
            return [];
        }

        var figures = target.FigureIds.ToList();
        var checks = plan.Modules.SelectMany(module => module.File.Checks, (module, check) => (Name: $"{module.Id}.{check.RuleName}", check.Expression))
            .Where(check => figures.Exists(figure => check.Expression.Contains(figure + ".", StringComparison.Ordinal)))
            .Select(check => check.Name);
        var sources = figures.Concat(checks).ToList();
        return await db.Findings.AsNoTracking()
            .Where(row => row.RunId == run.Id && row.Area == area.Id && sources.Contains(row.Source)).ToListAsync();
    }

    private async Task<IReadOnlyList<(Area, VerdictRow)>> BelowOf(Target target, RunRow? run, Area area)
    {
        if (run is null || area.Children.Count == 0)
        {
            return [];
        }

        var ids = area.Children.Select(child => child.Id).ToList();
        var rows = await db.Verdicts.AsNoTracking()
            .Where(row => row.RunId == run.Id && ids.Contains(row.Area) && row.Target == target.Key).ToDictionaryAsync(row => row.Area, StringComparer.Ordinal);
        // What looks at the areas below says nothing of an area without any.
        return [.. area.Children
            .Where(child => rows.TryGetValue(child.Id, out var row) && (target.Definition.OverAreas is null || row.Status != Status.NotApplicable))
            .Select(child => (child, rows[child.Id]))];
    }
}
