using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Board;

/// <summary>How an area stands in a quarter, and what has become of it since another.</summary>
/// <param name="Run">The run in force.</param>
/// <param name="View">Its targets, and how they stood before.</param>
/// <param name="Against">The quarter it is compared with; null where none before it was judged.</param>
/// <param name="Shifts">What stands otherwise than then, the gravest first.</param>
internal sealed record QuarterBoard(RunRow Run, DashboardView View, Period? Against, IReadOnlyList<Shift> Shifts)
{
    public IReadOnlyList<Shift> Worse { get; } = [.. Shifts.Where(shift => shift.Direction < 0)];

    public IReadOnlyList<Shift> Better { get; } = [.. Shifts.Where(shift => shift.Direction > 0)];

    public int Good => View.Count(Status.Met) + View.Count(Status.OnTrack);

    public IReadOnlyList<TargetLine> InDanger { get; } = [.. View.Lines.Where(line => line.Verdict?.Status is Status.Missed or Status.AtRisk)];

    /// <summary>Those without figures, and those whose rule failed: nobody knows how they stand.</summary>
    public IReadOnlyList<TargetLine> Unknown { get; } = [.. View.Lines.Where(line => line.Failed || line.Verdict is null or { Status: Status.NoData })];

    /// <summary>What the next quarter must bring, where a number says so; those in danger first.</summary>
    public IReadOnlyList<(TargetLine Line, NextStep Step)> Needed(Period termEnd, IStringLocalizer words) =>
    [
        .. View.Lines.Where(line => line.Verdict is { Status: Status.Missed or Status.AtRisk or Status.OnTrack, NeededPerQuarter: not null })
            .Select(line => (line, NextStep.Of(line.Target, line.Verdict, Run.Period, termEnd, words))),
    ];
}

internal sealed class QuarterBoards(AppDb db)
{
    /// <param name="plan">The version that judged.</param>
    /// <param name="runs">What was judged.</param>
    /// <param name="run">The quarter's run in force.</param>
    /// <param name="area">Where.</param>
    /// <param name="against">The quarter to compare with; null for the newest before it.</param>
    public async Task<QuarterBoard> Load(Plan plan, RunHistory runs, RunRow run, Area area, Period? against)
    {
        var view = await new Dashboards(db).Load(plan, runs, run, area);
        var before = against is { } asked ? runs.Of(asked) : runs.InForce.LastOrDefault(one => one.Period < run.Period);
        var shifts = before is null
            ? []
            : view.Lines.Where(line => line.Verdict is not null && view.Statuses.ContainsKey((line.Target.Key, before.Period)))
                .Select(line => new Shift(line, view.Statuses[(line.Target.Key, before.Period)], line.Verdict!.Status))
                .Where(shift => shift.Before != shift.Now);
        return new QuarterBoard(run, view, before?.Period, [.. shifts]);
    }
}
