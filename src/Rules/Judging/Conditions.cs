using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>What a target's workflow says of a reading.</summary>
internal readonly record struct Conditions(bool Met, bool OnTrack)
{
    public const string MetRule = "Met";
    public const string OnTrackRule = "OnTrack";

    /// <summary>Runs the target's workflow.</summary>
    /// <exception cref="RuleFailedException">A rule failed while running.</exception>
    public static Conditions Ask(Plan plan, Target target, PartReading reading, Verdict verdict)
    {
        var answers = plan.Conditions.Run(target.Key, Arguments(reading, verdict), reading.Year);
        return new Conditions(answers[0], answers[1]);
    }

    public static bool DivideByZero(Target target, PartReading reading, Verdict verdict)
    {
        if (target.Formulas is not { HasOwnRules: true, Met: { } met, OnTrack: { } onTrack })
        {
            return false;
        }

        var arguments = Arguments(reading, verdict);
        return met.DividesByZero(arguments, reading.Year) || onTrack.DividesByZero(arguments, reading.Year);
    }

    /// <summary>The target's own rule of that name, where it has one that is not switched off.</summary>
    public static RuleDefinition? Own(TargetDefinition target, string name) =>
        target.Rules.FirstOrDefault(rule => string.Equals(rule.RuleName, name, StringComparison.Ordinal) && rule.Enabled is not false);

    private static decimal[] Arguments(PartReading reading, Verdict verdict) =>
        Band.Of(verdict) is { } band ? [.. Numbers(reading, verdict), band.Lower, band.Upper] : Numbers(reading, verdict);

    private static decimal[] Numbers(PartReading reading, Verdict verdict) =>
        [.. reading.Rules, verdict.Value ?? 0, verdict.Threshold ?? 0, verdict.Path ?? 0];
}
