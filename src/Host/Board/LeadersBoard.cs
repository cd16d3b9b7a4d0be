using ActionPlan.Host.Assignments;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Due;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Evaluation.Variation;
using ActionPlan.Host.Waiting;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Board;

/// <summary>How the plan stands, for whoever leads: what changed, what is in danger, who owes, what must follow.</summary>
/// <param name="Plan">The version that judged the quarter; the one in force where it is not judged.</param>
/// <param name="Runs">What has been judged.</param>
/// <param name="Asked">The quarter and the area shown.</param>
/// <param name="Run">The quarter's run; null where it is not judged.</param>
internal sealed record LeadersBoard(Plan Plan, RunHistory Runs, Asked Asked, RunRow? Run)
{
    /// <summary>Whether all areas are shown side by side: a city's people see which of them need them.</summary>
    public bool IsOnAll { get; init; }

    /// <summary>A closed quarter that is not judged yet; null where there is none.</summary>
    public Period? Waiting { get; init; }

    /// <summary>Rules that failed.</summary>
    public int Failures { get; init; }

    /// <summary>The area's targets; null where nothing is judged, or all areas are shown.</summary>
    public QuarterBoard? Quarter { get; init; }

    /// <summary>How many of the changes are signals, in words.</summary>
    public string Signals { get; init; } = "";

    public IReadOnlyList<AssignmentStanding> Assignments { get; init; } = [];

    /// <summary>What is late with others, and reports that wait to be issued.</summary>
    public IReadOnlyList<Matter> Decisions { get; init; } = [];

    /// <summary>What has not been handed in; null where the area's units are not the reader's, or it is no root.</summary>
    public RootOwing? Owing { get; init; }

    /// <summary>The area, where addresses have to name it.</summary>
    public Area? AreaIfSeveral => Plan.Areas.Roots.Count == 1 && Asked.Area == Plan.Areas.Roots[0] ? null : Asked.Area;

    /// <summary>What does not tell of success or failure this quarter.</summary>
    public IReadOnlyList<TargetLine> Quiet =>
        [.. Quarter!.View.Lines.Where(line => line.Verdict?.Status is Status.NotDue or Status.NotApplicable or Status.Monitored)];

    /// <summary>The quarters that this one can be compared with, the newest first.</summary>
    public IReadOnlyList<Period> Others => [.. Runs.Quarters.Where(quarter => quarter != Asked.Quarter).Reverse()];
}

internal sealed class LeadersBoards(AppDb db, PlanInForce plans, Acting acting, Signals signals, TimeProvider clock)
{
    /// <summary>Each as the address names it.</summary>
    public async Task<LeadersBoard> Read(string? period, string? area, string? against)
    {
        var plan = plans.Current;
        var runs = await new RunHistories(db, clock).Load(plan);
        var closed = plan.NewestClosed(clock);
        var asked = Asked.Read(plan, runs.Newest?.Period ?? closed ?? plan.From, period, area, acting.FirstArea(plan));
        var run = runs.Of(asked.Quarter);
        var board = new LeadersBoard(run is null ? plan : plans.Named(run.PlanVersion), runs, asked, run)
        {
            IsOnAll = string.IsNullOrWhiteSpace(area) && acting.SeesSeveralRoots(plan) && acting.OwnArea(plan) is null,
            Waiting = runs.Newest is not null && closed is { } newest && newest != asked.Quarter && runs.Of(newest) is null ? newest : null,
        };
        var misread = asked.Misread.ToList();
        var other = Asked.OneOf(against, board.Others.Select(quarter => quarter.ToString()), "Asked.NoSuchChoice", misread);
        board = board with { Asked = asked with { Misread = misread } };
        return run is null ? board
            : board.IsOnAll ? board with { Failures = await new VerdictQueries(db).FailuresIn(run) }
            : await Whole(board, run, other is null ? null : Period.Parse(other));
    }

    private async Task<LeadersBoard> Whole(LeadersBoard board, RunRow run, Period? against)
    {
        var (plan, asked, today) = (plans.Current, board.Asked, plans.Current.Today(clock));
        var quarter = await new QuarterBoards(db).Load(board.Plan, board.Runs, run, asked.Area, against);
        var said = SignalWords.Summary(board.Plan, await signals.Of(board.Plan, board.Runs, run, asked.Area));
        var assignments = await new AssignmentStandings(db).Read(plan, default);
        // The same for everybody, and in the same order; whoever issues reports is told of those that wait for it too.
        var late = await new LateMatterReading(db).Read(plan, assignments, today, default);
        var reports = await new OfficeMatters(db).Reports(plan, acting.Actor, default);
        var owing = board.Plan.Areas.RootOf(asked.Area) != asked.Area ? null
            : (await new RootOwings(db, plans).Read(acting.Actor, asked.Quarter, [asked.Area], today, default)).GetValueOrDefault(asked.Area.Id);
        return board with
        {
            Quarter = quarter, Failures = quarter.View.Failures.Count, Signals = said, Assignments = assignments, Owing = owing,
            Decisions = Matter.ByUrgency([.. late.Select(Overdue), .. reports], today),
        };
    }

    private Matter Overdue(LateMatter late) => new(
        MatterKind.OthersLate, late.Alert is { } alert
            ? FormattableString.Invariant($"alerts/{alert.Id}") : $"assignments/{Uri.EscapeDataString(late.Assignment!.Definition.Id)}",
        plans.Matter(late))
    {
        By = late.Owed.By, Whose = plans.Current.UnitName(late.Unit),
    };
}
