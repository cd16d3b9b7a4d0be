using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Board;

/// <summary>A target that stands otherwise than in the quarter it is compared with.</summary>
internal sealed record Shift(TargetLine Line, Status Before, Status Now)
{
    /// <summary>Above 0 for better, below for worse, 0 where the two are alike or nothing can be said.</summary>
    public int Direction => Between(Before, Now);

    public static int Between(Status before, Status now) => Rank(before) is { } earlier && Rank(now) is { } later ? later.CompareTo(earlier) : 0;

    // A year that begins anew takes a target from met to on track: nothing has become worse by that.
    private static int? Rank(Status status) => status switch
    {
        Status.Missed => 0,
        Status.AtRisk => 1,
        Status.OnTrack or Status.Met => 2,
        Status.NoData or Status.NotDue or Status.NotApplicable or Status.Monitored => null,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
