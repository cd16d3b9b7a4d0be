using ActionPlan.Host.Board;
using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Meetings;

/// <summary>The meeting on a quarter in an area.</summary>
/// <param name="Plan">The version that judged the quarter.</param>
/// <param name="Asked">Which quarter and area.</param>
/// <param name="Runs">What was judged.</param>
/// <param name="Board">How the quarter stands; null where it was not judged.</param>
internal sealed record Meeting(Plan Plan, Asked Asked, RunHistory Runs, QuarterBoard? Board);

internal sealed class MeetingReading(AppDb db, PlanInForce plans, Acting acting, TimeProvider clock)
{
    public async Task<Meeting> Load(string? period, string? area)
    {
        var plan = plans.Current;
        var runs = await new RunHistories(db, clock).Load(plan);
        var asked = Asked.Read(plan, runs.Newest?.Period ?? plan.NewestClosed(clock) ?? plan.From, period, area, acting.FirstArea(plan));
        if (runs.Of(asked.Quarter) is not { } run)
        {
            return new Meeting(plan, asked, runs, null);
        }

        plan = plans.Named(run.PlanVersion);
        return new Meeting(plan, asked, runs, await new QuarterBoards(db).Load(plan, runs, run, asked.Area, against: null));
    }

    /// <summary>When it is held; null where nobody has said.</summary>
    public Task<MeetingRow?> Day(Meeting meeting, CancellationToken cancellation = default) => db.Meetings.AsNoTracking()
        .FirstOrDefaultAsync(known => known.PlanId == meeting.Plan.Id && known.Quarter == meeting.Asked.Quarter
            && known.Area == meeting.Asked.Area.Id, cancellation);
}
