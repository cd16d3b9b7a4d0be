using ActionPlan.Host.Due;
using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Waiting;

/// <summary>What is still missing before the plan's next quarter can be judged, each with the place where it is done.</summary>
internal sealed class PlanReady(AppDb db, PlanInForce plans, FirstUse first, TimeProvider clock)
{
    public async Task<PlanReadiness> Read(CancellationToken cancellation)
    {
        var plan = plans.Current;
        var judged = (await db.Runs.AsNoTracking().Where(run => run.PlanId == plan.Id && run.CompletedAt != null).Select(run => run.Period).Distinct()
            .ToListAsync(cancellation)).ToHashSet();
        // A plan whose term was over before it came here can still be judged, by hand.
        var inUse = plan.FirstInUse(plans.InUseSince);
        var quarter = inUse > plan.To ? plan.To : inUse;
        while (judged.Contains(quarter) && quarter < plan.To)
        {
            quarter = quarter.AddQuarters(1);
        }

        var steps = (await first.Read(cancellation)).ToDictionary(step => step.Kind);
        var hasClosed = plan.HasClosed(quarter, clock.GetUtcNow());
        var areas = plan.Areas.All.Where(area => area.ExistsOn(plan.Calendar.LastDay(quarter))).ToList();
        var targets = plan.Modules.SelectMany(module => module.Targets).Count(target => target.From <= quarter && quarter <= target.To);
        return new PlanReadiness(quarter,
        [
            plans.Problems.Count > 0 ? new("Rules", ReadyState.Lacking, "plan", Right.ReadPlan, "Problems", [Show.Number(plans.Problems.Count)])
                : plans.Waiting is not null ? new("Rules", ReadyState.Lacking, "plan", Right.ReadPlan, "FolderWaits", [])
                : new("Rules", ReadyState.Done, "plan", Right.ReadPlan, plans.Warnings.Count > 0 ? "Warnings" : null, [Show.Number(plans.Warnings.Count)]),
            new("Targets", targets > 0 ? ReadyState.Done : ReadyState.Lacking, "rules", Right.ReadPlan, "Count", [Show.Number(targets)]),
            Step("Units", FirstStepKind.Units, Right.EditUnitsAndAreas),
            new("Areas", areas.Count > 0 ? ReadyState.Done : ReadyState.Lacking, "admin/areas", Right.EditUnitsAndAreas, "Count", [Show.Number(areas.Count)]),
            Step("People", FirstStepKind.People, Right.ManagePeople),
            await Figures(plan, quarter, cancellation),
            Step("Mail", FirstStepKind.Mail, Right.ManageMail),
            new("Closed", hasClosed ? ReadyState.Done : ReadyState.Later, "calendar", Right.ReadPlan, hasClosed ? null : "ClosesOn",
                [Show.Day(plan.JudgedFrom(quarter))]),
            new("Run", judged.Contains(quarter) ? ReadyState.Done : hasClosed ? ReadyState.Lacking : ReadyState.Later, "runs", Right.ReadPlan, null, []),
        ]);

        ReadyLine Step(string key, FirstStepKind kind, Right right)
        {
            var step = steps[kind];
            var state = step.IsDone ? ReadyState.Done : ReadyState.Lacking;
            return new(key, state, step.Address, right, step.Lack?.What, [Show.Number(step.Lack?.Names.Count ?? 0)])
            {
                Names = step.Lack?.Names ?? [],
            };
        }
    }

    private async Task<ReadyLine> Figures(Plan plan, Period quarter, CancellationToken cancellation)
    {
        // Also what was due before the plan was in use: nobody is asked for it, and its quarter cannot be judged without.
        var lines = await new FigureLines(db, plans).Load(plan, quarter, null, cancellation);
        var today = plan.Today(clock);
        var missing = lines.Where(line => line.StateOn(today) != FigureState.Entered).ToList();
        return new ReadyLine("Figures", missing.Count == 0 ? ReadyState.Done : ReadyState.Lacking, $"completeness?period={quarter}", Right.ReadUnit, "Entered",
            [Show.Number(lines.Count - missing.Count), Show.Number(lines.Count)])
        {
            Names = missing.Count == 0 ? [] : [.. missing.Select(line => line.Figure.ReportedBy).OfType<string>().Distinct(StringComparer.Ordinal)
                .Select(plans.UnitName)],
        };
    }
}

/// <param name="Quarter">The first quarter that has not been judged.</param>
/// <param name="Lines">What it takes.</param>
internal sealed record PlanReadiness(Period Quarter, IReadOnlyList<ReadyLine> Lines);

internal enum ReadyState
{
    Done,
    Lacking,

    /// <summary>Its time has not come.</summary>
    Later,
}

/// <param name="Key">What it is, as its text is called.</param>
/// <param name="State">How it stands.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Needs">Who does it.</param>
/// <param name="What">What lacks, as its text is called; null where there is no more to say.</param>
/// <param name="Values">The numbers in that text.</param>
internal sealed record ReadyLine(string Key, ReadyState State, string Address, Right Needs, string? What, IReadOnlyList<string> Values)
{
    /// <summary>Whose.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
