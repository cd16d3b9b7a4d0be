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

    /// <summary>Since so many quarters ago. Over a term 'at risk' and 'missed' are the same: what was not due then is due now.</summary>
    public static Movement Of(ReportFacts facts, Target target, int quarters) =>
        (Before: facts.Of(target, facts.Quarter.AddQuarters(-quarters)), Now: facts.Of(target)) switch
    {
        ({ Status: Status.Missed or Status.AtRisk }, { Status: Status.Missed or Status.AtRisk }) when facts.Kind == ReportKind.Term => Movement.None,
        var (before, now) => Of(before, now),
    };

    private static int? Rank(VerdictRow? verdict) => verdict?.Status switch
    {
        Status.Missed => 0,
        Status.AtRisk => 1,
        Status.OnTrack or Status.Met => 2,
        _ => null,
    };
}
