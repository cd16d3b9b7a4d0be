using System.Globalization;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Thresholds that nobody could be told as they are written; courses that lead away from their threshold, or past it.</summary>
internal static class ThresholdWarnings
{
    public static void Of(Bound<RuleFile> file, Target target)
    {
        if (target.Definition.Threshold is { } written && Asked(written).Where(IsTooFine).Take(1).ToList() is [var fine])
        {
            file.Warn(written, written.Milestones is null ? "of" : "milestones", "tooFine", Shown(fine), Judging.Shown.Written);
        }

        if (target.Definition.Threshold is not { } threshold || !target.IsForTerm
            || (threshold.Of.Constant ?? target.Milestones.Select(milestone => (decimal?)milestone.Value).LastOrDefault()) is not { } aim)
        {
            return;
        }

        if (Direction(threshold, aim) is not { } up)
        {
            return;
        }

        if (threshold.Baseline is { } start && (up ? start > aim : start < aim))
        {
            file.Warn(threshold, "baseline", up ? "baselineAbove" : "baselineBelow", Shown(start), Shown(aim));
        }

        var before = threshold.Baseline;
        foreach (var (year, value) in (threshold.Path ?? new Dictionary<string, decimal>(StringComparer.Ordinal)).OrderBy(point => Period.Parse(point.Key)))
        {
            if (up ? value > aim : value < aim)
            {
                file.WarnAtKey(threshold, "path", year, "pathBeyond", year, Shown(value), Shown(aim));
            }
            else if (up ? value < before : value > before)
            {
                file.WarnAtKey(threshold, "path", year, up ? "pathFalls" : "pathRises", year, Shown(value), Shown(before!.Value));
            }

            before = value;
        }

        foreach (var (milestone, value) in (threshold.Milestones ?? []).OrderBy(milestone => Period.Parse(milestone.By))
            .Select(milestone => (milestone, milestone.Of)))
        {
            if (up ? value < before : value > before)
            {
                file.Warn(milestone, "of", up ? "pathFalls" : "pathRises", milestone.By, Shown(value), Shown(before!.Value));
            }

            before = value;
        }
    }

    private static IEnumerable<decimal> Asked(ThresholdDefinition threshold) =>
    [
        .. (threshold.Of.Ends ?? [threshold.Of]).Select(end => end.Constant).OfType<decimal>(),
        .. threshold.Of.ByYear?.Values ?? [], .. (threshold.Milestones ?? []).Select(milestone => milestone.Of),
    ];

    private static bool IsTooFine(decimal number) => decimal.Round(number, Judging.Shown.Written) != number;

    /// <summary>Whether the course is to rise; null where that cannot be told.</summary>
    private static bool? Direction(ThresholdDefinition threshold, decimal aim) => threshold.Is == Comparison.Equals
        ? threshold.Baseline is { } start && start != aim ? start < aim : null
        : !threshold.Is.IsCeiling();

    private static string Shown(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
