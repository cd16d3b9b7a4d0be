using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Board;

/// <summary>What a target needs in the quarter to come, and why; by the run's own remarks where they say it.</summary>
internal sealed record NextStep(string What, string? Why)
{
    public static NextStep Of(Target target, VerdictRow? verdict, Period quarter, Period termEnd, IStringLocalizer words)
    {
        var remarks = verdict?.ReadRemarks() ?? [];
        string? Said(Func<Remark, bool> wanted) =>
            string.Join(' ', remarks.Where(wanted).Select(remark => remark.Text(CultureInfo.CurrentUICulture))) is { Length: > 0 } text ? text : null;
        var needed = Said(IsNeed);
        return verdict switch
        {
            { Status: Status.NoData } => new NextStep(words["Next.NoData"], Said(remark => !IsNeed(remark))),
            { Status: Status.Missed or Status.AtRisk } =>
                new NextStep(needed ?? Aim(target, verdict, quarter, termEnd, words), Said(remark => !IsNeed(remark))),
            _ when needed is not null => new NextStep(needed, null),
            { Status: Status.OnTrack } => new NextStep(words["Next.OnTrack"], null),
            _ => new NextStep(Show.Nothing, null),
        };
    }

    private static bool IsNeed(Remark remark) =>
        remark.Key.StartsWith("needed", StringComparison.Ordinal) || remark.Key.StartsWith("allowed", StringComparison.Ordinal);

    // What was missed for good has another year to be reached in, or none.
    private static string Aim(Target target, VerdictRow verdict, Period quarter, Period termEnd, IStringLocalizer words)
    {
        var isOver = verdict is { Status: Status.Missed, Final: true } && (target.IsForTerm || quarter.Quarter == 4);
        var threshold = !isOver ? verdict.Threshold : target.IsForTerm || quarter >= termEnd ? null : target.ThresholdIn(quarter.Year + 1);
        var comparison = target.Definition.Threshold?.Is;
        return threshold is null || comparison is null
            ? words["Next." + verdict.Status]
            : words[(isOver ? "Next.Year" : "Next.") + (comparison is Comparison.AtMost or Comparison.Below ? "Keep" : "Reach"),
                Show.Threshold(target, threshold, isOver ? target.ThresholdTo : verdict.ThresholdTo, words, verdict.Value)];
    }
}
