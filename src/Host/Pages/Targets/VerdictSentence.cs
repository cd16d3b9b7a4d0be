using ActionPlan.Host.Evaluation;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Targets;

/// <summary>What a verdict compares, in one sentence.</summary>
internal static class VerdictSentence
{
    public static string Of(Target target, VerdictRow verdict, Period judged, IStringLocalizer t)
    {
        var quarter = Show.Heading(judged);
        var value = Show.Amount(verdict.Value, target.Definition.MeasuredIn, verdict.Threshold, verdict.Path);
        return verdict switch
        {
            { Value: null } => t[judged < target.From ? "Sentence.NotYet" : "Sentence.NoValue", quarter],
            { Threshold: null } when target.Definition.Threshold is null => t["Sentence.NoThreshold", quarter, value],
            { Threshold: null } => t[target.ThresholdAwaited(judged) is null ? "Sentence.ThresholdUnknown" : "Sentence.NoThresholdYet", quarter, value],
            _ => t["Sentence.Full", quarter, value,
                Show.Threshold(target, verdict.Threshold, verdict.ThresholdTo, t, verdict.Value, verdict.Path)],
        };
    }
}
