using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using RulesEngine.Models;

namespace ActionPlan.Rules.Plans;

/// <summary>
/// A plan's targets as plain RulesEngine workflows, for readers and programs that know that library. A workflow is named as its target and
/// takes <c>threshold</c>, <c>path</c> and one input a figure, whose properties are its views, all decimal.
/// </summary>
public static class WorkflowExport
{
    private const string Value = "value";

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
            GlobalParams = Values(target),
            Rules = new[] { target.Formulas.Met!, target.Formulas.OnTrack! }
                .Select(condition => new { RuleName = condition.Name, Expression = condition.Portable }),
        }),
        Options);

    /// <summary>The value; where it is the worst of several, one step at a time.</summary>
    private static IEnumerable<ScopedParam> Values(Target target)
    {
        var parts = target.Formulas.Parts;
        if (parts.Count == 1)
        {
            return [new ScopedParam { Name = Value, Expression = parts[0].Formula.Portable }];
        }

        var named = parts.Select((part, index) => new ScopedParam { Name = FormattableString.Invariant($"part{index}"), Expression = part.Formula.Portable });
        var worst = Enumerable.Range(1, parts.Count - 1).Select(index => new ScopedParam
        {
            Name = index == parts.Count - 1 ? Value : FormattableString.Invariant($"worst{index}"),
            Expression = Worse(target.Definition.Threshold!.Is, index == 1 ? "part0" : FormattableString.Invariant($"worst{index - 1}"), FormattableString.Invariant($"part{index}")),
        });
        return [.. named, .. worst];
    }

    private static string Worse(Comparison comparison, string left, string right) => comparison switch
    {
        Comparison.Equals => $"Math.Abs({right} - threshold) > Math.Abs({left} - threshold) ? {right} : {left}",
        _ => $"Math.{(comparison.IsCeiling() ? "Max" : "Min")}({left}, {right})",
    };
}
