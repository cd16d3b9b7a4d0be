using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>What a target's workflow says of a reading.</summary>
internal readonly record struct Conditions(bool Met, bool OnTrack)
{
    public const string MetRule = "Met";
    public const string OnTrackRule = "OnTrack";

    /// <summary>Runs the target's workflow.</summary>
    /// <exception cref="RuleFailedException">A rule failed while running.</exception>
    public static Conditions Ask(Plan plan, Target target, TargetReading reading, Verdict verdict)
    {
        var answers = plan.Conditions.Run(target.Key, Arguments(target, reading, verdict));
        return new Conditions(answers[0], answers[1]);
    }

    public static bool DivideByZero(Target target, TargetReading reading, Verdict verdict)
    {
        if (target.Formulas.ConditionPlaces.Length == 0)
        {
            return false;
        }

        var arguments = Arguments(target, reading, verdict);
        return target.Formulas.Met!.DividesByZero(arguments) || target.Formulas.OnTrack!.DividesByZero(arguments);
    }

    private static decimal[] Arguments(Target target, TargetReading reading, Verdict verdict) =>
        [.. target.Formulas.ConditionPlaces.Select(place => reading.Arguments[place]), verdict.Value ?? 0, verdict.Threshold ?? 0, verdict.Path ?? 0];
}
