using ActionPlan.Rules.Reading;

namespace ActionPlan.Rules.Plans;

/// <summary>A plan that can be used, or all that is wrong with it.</summary>
/// <param name="Plan">The plan; null if there are problems.</param>
/// <param name="Problems">All errors: those of syntax first, each in the order of files and lines.</param>
/// <param name="Warnings">What most likely was not meant, in the same order; a plan with warnings can be used.</param>
/// <param name="NotChecked">How many readable files could not be checked further because others cannot be read or are missing.</param>
/// <param name="Tests">How many tests beside the rules were run; each that failed is an error.</param>
public sealed record PlanReading(Plan? Plan, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings, int NotChecked = 0, int Tests = 0)
{
    internal static PlanReading Refused(ProblemList problems, int notChecked = 0) => new(null, problems.Errors, problems.Warnings, notChecked);
}
