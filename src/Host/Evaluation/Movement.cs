using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Evaluation;

/// <summary>How a value moved since it was last comparable.</summary>
/// <param name="Change">The value less the earlier one.</param>
/// <param name="Since">The earlier quarter.</param>
/// <param name="Better">Whether that is the wanted direction; null where there is none, or nothing moved.</param>
internal sealed record Movement(decimal Change, Period Since, bool? Better)
{
    // A value that starts anew each January is compared with the same quarter a year ago, as is one that is judged once a year.
    public static Period ComparedWith(Target target, Period quarter) =>
        quarter.AddQuarters(target.Definition.Kind == TargetKind.YearTotal || target.Definition.Every == Frequency.Year ? -4 : -1);

    public static Movement? Between(Target target, decimal? now, decimal? before, Period since) => (now, before) switch
    {
        ({ } value, { } earlier) => new Movement(value - earlier, since, Wanted(target, value - earlier)),
        _ => null,
    };

    private static bool? Wanted(Target target, decimal change) => (target.Definition.Threshold?.Is, change) switch
    {
        (_, 0) or (null or Comparison.Equals or Comparison.Between, _) => null,
        (Comparison.AtLeast or Comparison.Above, _) => change > 0,
        _ => change < 0,
    };
}
