using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using RulesEngine.Models;

namespace ActionPlan.Rules.Plans;

/// <summary>
/// A plan's targets as plain RulesEngine workflows, for readers and programs that know that library. A workflow is named as its target and
/// takes <c>threshold</c> and, of a range, <c>thresholdTo</c> where they are numbers, <c>path</c>, and one input a figure, whose properties are
/// its views, all decimal.
/// </summary>
public static class WorkflowExport
{
    private const string Value = "value";
    private const string BeyondAll = "999999999999999999m";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>One workflow a target that has a threshold, as a JSON array.</summary>
    public static string ToJson(Plan plan) => JsonSerializer.Serialize(
        plan.Targets.Where(target => target.Formulas.Met is not null).Select(target => new
        {
            WorkflowName = target.Key,
            GlobalParams = Limits(target).Concat(Values(target)),
            Rules = new[] { target.Formulas.Met!, target.Formulas.OnTrack! }
                .Select(condition => new { RuleName = condition.Name, Expression = condition.Portable }),
        }),
        Options);

    /// <summary>The threshold where it is computed, and the ends of a range.</summary>
    private static IEnumerable<ScopedParam> Limits(Target target)
    {
        var threshold = target.Definition.Threshold!;
        if (target.Formulas.Limit.Threshold is { } computed)
        {
            yield return new ScopedParam { Name = "threshold", Expression = computed.Portable };
        }

        if (target.Formulas.Limit.ThresholdTo is { } upper)
        {
            yield return new ScopedParam { Name = "thresholdTo", Expression = upper.Portable };
        }

        if (threshold.HasBand())
        {
            yield return new ScopedParam { Name = "_lower",
                Expression = threshold.Tolerance is { } below ? FormattableString.Invariant($"threshold - {below}m") : "threshold" };
            yield return new ScopedParam { Name = "_upper",
                Expression = threshold.Tolerance is { } above ? FormattableString.Invariant($"threshold + {above}m") : "thresholdTo" };
        }
    }

    /// <summary>
    /// The value; where it is the worst of several, one step at a time. What is counted over areas or targets is no expression: there <c>value</c>
    /// is an input. Of the worst of several areas the workflow is that of each.
    /// </summary>
    private static IEnumerable<ScopedParam> Values(Target target)
    {
        var parts = target.Formulas.Parts;
        if (target.IsTally)
        {
            return [];
        }

        if (parts.Count == 1)
        {
            return [new ScopedParam { Name = Value, Expression = parts[0].Formula.Portable }];
        }

        var threshold = target.Definition.Threshold!;
        var named = parts.Select((part, index) => new ScopedParam { Name = Part(index), Expression = Guarded(threshold, part.Formula) });
        var worst = Enumerable.Range(1, parts.Count - 1).Select(index => new ScopedParam
        {
            Name = FormattableString.Invariant($"worst{index}"),
            Expression = Worse(threshold, index == 1 ? Part(0) : FormattableString.Invariant($"worst{index - 1}"), Part(index)),
        });
        return [.. named, .. worst,
            new ScopedParam { Name = Value, Expression = WhereAnyIsJudged(parts, FormattableString.Invariant($"worst{parts.Count - 1}")) }];
    }

    private static string Part(int index) => FormattableString.Invariant($"part{index}");

    /// <summary>A part with a zero denominator is left out: no other is better than what stands for it.</summary>
    private static string Guarded(ThresholdDefinition threshold, Formula formula) => formula.PortableZero is not { } zero
        ? formula.Portable
        : $"({zero}) ? {(threshold.HasBand() ? "(_lower + _upper) / 2m" : threshold.Is == Comparison.Equals ? "threshold" : threshold.Is.IsCeiling() ? "-" + BeyondAll : BeyondAll)} : ({formula.Portable})";

    /// <summary>Where all are left out nothing can be said: the first is computed after all, and fails.</summary>
    private static string WhereAnyIsJudged(IReadOnlyList<NamedFormula> parts, string worst) => parts.Any(part => part.Formula.PortableZero is null)
        ? worst
        : $"({string.Join(" && ", parts.Select(part => $"({part.Formula.PortableZero})"))}) ? ({parts[0].Formula.Portable}) : {worst}";

    private static string Worse(ThresholdDefinition threshold, string left, string right) =>
        threshold.HasBand() ? $"Math.Min({right} - _lower, _upper - {right}) < Math.Min({left} - _lower, _upper - {left}) ? {right} : {left}"
        : threshold.Is == Comparison.Equals ? $"Math.Abs({right} - threshold) > Math.Abs({left} - threshold) ? {right} : {left}"
        : $"Math.{(threshold.Is.IsCeiling() ? "Max" : "Min")}({left}, {right})";
}
