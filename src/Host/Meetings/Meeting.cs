using ActionPlan.Host.Board;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Meetings;

/// <summary>The meeting on a quarter in an area.</summary>
/// <param name="Plan">The version that judged the quarter.</param>
/// <param name="Asked">Which quarter and area.</param>
/// <param name="Runs">What was judged.</param>
/// <param name="Board">How the quarter stands; null where it was not judged.</param>
internal sealed record Meeting(Plan Plan, Asked Asked, RunHistory Runs, QuarterBoard? Board)
{
    public static async Task<Meeting> Load(AppDb db, PlanInForce plans, Acting acting, TimeProvider clock, string? period, string? area)
    {
        var plan = plans.Current;
        var runs = await RunHistory.Load(db, plan, clock);
        var asked = Asked.Read(plan, runs.Newest?.Period ?? plan.NewestClosed(clock) ?? plan.From, period, area, acting.FirstArea(plan));
        if (runs.Of(asked.Quarter) is not { } run)
        {
            return new Meeting(plan, asked, runs, null);
        }

        plan = plans.Named(run.PlanVersion);
        return new Meeting(plan, asked, runs, await QuarterBoard.Load(db, plan, runs, run, asked.Area, against: null));
    }

    /// <summary>When it is held; null where nobody has said.</summary>
    public Task<MeetingRow?> Day(AppDb db, CancellationToken cancellation = default) => db.Meetings.AsNoTracking()
        .FirstOrDefaultAsync(known => known.PlanId == Plan.Id && known.Quarter == Asked.Quarter && known.Area == Asked.Area.Id, cancellation);
}
