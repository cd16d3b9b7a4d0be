using System.Text.RegularExpressions;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Shell;
using ActionPlan.Rules.Plans;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Targets;

/// <summary>Rules in words: the ids in them are for those whose rules, or whose installation, they are.</summary>
internal static partial class RuleWords
{
    private static readonly HashSet<string> Said = new(StringComparer.Ordinal) { "value", "threshold", "path", "and", "or", "not" };

    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["<="] = "≤", [">="] = "≥", ["=="] = "=", ["!="] = "≠", ["*"] = "×", ["/"] = "÷",
    };

    public static bool ReadsIds(this Actor actor) => actor.MaySomewhere(Right.EditRules) || actor.MaySomewhere(Right.EditUnitsAndAreas);

    /// <summary>'“Số vụ phạm pháp hình sự” (luỹ kế từ đầu năm) ÷ “Dân số” (mức mới nhất) × 10000'.</summary>
    public static string Named(string expression, Plan plan, IStringLocalizer<Texts> words) =>
        Named(expression, id => plan.FigureById.GetValueOrDefault(id)?.Name, words);

    /// <summary>The same of a draft's figures.</summary>
    public static string Named(string expression, Func<string, string?> nameOf, IStringLocalizer<Texts> words) => Readings().Replace(expression, found =>
        found.Groups["function"].Success ? words["Rule.Function." + found.Groups["function"].Value] + " "
        : Said.Contains(found.Value) ? words["Rule.Word." + found.Value]
        : Signs.TryGetValue(found.Value, out var sign) ? sign
        : nameOf(found.Groups["figure"].Value) is not { } name ? found.Value
        : !found.Groups["view"].Success ? $"“{name}”"
        : $"“{name}” ({words["View." + found.Groups["view"].Value, found.Groups["year"].Value]})");

    /// <summary>What a rule or check is about, by name where it has one.</summary>
    public static string About(string key, Plan plan) =>
        plan.TargetByKey.TryGetValue(key, out var target) ? target.Title()
        : plan.FigureById.TryGetValue(key, out var figure) ? figure.Name
        : plan.ModuleName(key.Split('.')[0]);

    [GeneratedRegex(@"\b(?<function>If|Count|Growth|YearsSince|Math\.(Min|Max|Abs|Round|Floor|Ceiling|Pow))\s*(?=\()|\b(?<figure>[a-z]\w*)(\.(?<view>[A-Z][A-Za-z]*)(?<year>\d{4})?)?|[<>=!]=|[*/]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Readings();
}
