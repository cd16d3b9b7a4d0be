using System.Text.RegularExpressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Reading;

/// <summary>
/// A target's own condition that compares otherwise than its threshold says: the target is judged by the one and told by the other, and whoever
/// turns the threshold round by a form changes no verdict.
/// </summary>
internal static partial class OwnRuleWarnings
{
    public static void Of(Bound<RuleFile> file, TargetDefinition target)
    {
        if (target.Threshold is not { } threshold || SignOf(threshold.Is) is not { } asked)
        {
            return;
        }

        foreach (var rule in target.Rules.Where(rule => rule.RuleName == Conditions.MetRule && rule.Enabled != false))
        {
            var signs = Comparisons().Matches(rule.Expression)
                .Select(found => found.Groups["there"].Success ? found.Groups["there"].Value : Turned(found.Groups["back"].Value)).ToList();
            if (signs.Count > 0 && !signs.Contains(asked, StringComparer.Ordinal))
            {
                file.Warn(rule, nameof(rule.Expression), "ownRuleOtherwise", $"value {signs[0]} threshold", $"value {asked} threshold");
            }
        }
    }

    private static string? SignOf(Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => ">=",
        Comparison.Above => ">",
        Comparison.AtMost => "<=",
        Comparison.Below => "<",
        Comparison.Equals => "==",
        _ => null,
    };

    private static string Turned(string sign) => sign.StartsWith('<') ? '>' + sign[1..] : sign.StartsWith('>') ? '<' + sign[1..] : sign;

    [GeneratedRegex(@"\bvalue\s*(?<there><=|>=|==|<|>)\s*threshold\b|\bthreshold\s*(?<back><=|>=|==|<|>)\s*value\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Comparisons();
}
