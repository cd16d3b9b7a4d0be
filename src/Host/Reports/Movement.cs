using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Reports;

/// <summary>How a verdict compares with an earlier one. Only verdicts on results are compared: missing figures are neither better nor worse.</summary>
internal enum Movement
{
    None,
    Better,
    Worse,
}

internal static class Movements
{
    public static Movement Of(VerdictRow? before, VerdictRow? now) => (Rank(before), Rank(now)) switch
    {
        (null, _) or (_, null) => Movement.None,
        var (was, become) when was == become => Movement.None,
        var (was, become) => become > was ? Movement.Better : Movement.Worse,
    };

    private static int? Rank(VerdictRow? verdict) => verdict?.Status switch
    {
        Status.Missed => 0,
        Status.AtRisk => 1,
        Status.OnTrack or Status.Met => 2,
        _ => null,
    };
}
