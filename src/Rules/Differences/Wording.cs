using System.Globalization;
using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Differences;

/// <summary>How a version's content is said. Numbers keep all their digits: two that differ never look alike.</summary>
/// <param name="plan">Gives units, areas and targets their names; without it they are told by their ids, by which versions are compared.</param>
/// <param name="culture">In whose language.</param>
internal sealed class Wording(Plan? plan, CultureInfo culture)
{
    private const string Exact = "#,##0.############################";

    public static string? Quoted(string? text) => text is null ? null : $"“{text}”";

    public string Number(decimal number) => number.ToString(Exact, culture);

    public string? Number(decimal? number) => number is { } known ? Number(known) : null;

    public string? Day(DateOnly? day) => day is { } known ? Shown.Day(known, culture) : null;

    public string? When(string? period) => period is null ? null : Kernel.Period.TryParse(period, out var known) ? Shown.Period(known, culture) : period;

    public string? Unit(string? id) => id is not null && plan?.Units.TryGetValue(id, out var unit) == true ? unit.Name : id;

    public string? Area(string? id) => id is null ? null : plan?.Areas.Find(id)?.Name ?? id;

    public string? Target(string key) => plan?.TargetByKey.TryGetValue(key, out var target) == true ? Wording.Quoted(target.Definition.Name) : key;

    public string? Assignment(string id) => plan?.File.Assignments.FirstOrDefault(one => one.Id == id)?.Name ?? id;

    /// <summary>What an earlier plan's file calls so.</summary>
    public string? Earlier(string? id, Func<Plan, string, string?> nameOf) =>
        id is not null && plan?.Earlier is { } earlier ? nameOf(earlier.Plan, id) ?? id : id;

    /// <summary>A formula or condition as its reader says it, by the names of its figures.</summary>
    public string? Expression(string? written) => written is null || plan is null ? written
        : ExpressionWords.Of(written, id => plan.FigureById.GetValueOrDefault(id)?.Name, culture);

    /// <summary>Of yes and no only yes is told, as nothing is written for no.</summary>
    public string? Yes(bool value) => value ? DifferenceTexts.Get(culture, "Yes") : null;

    public string? Whether(bool? value) => value is { } known ? DifferenceTexts.Get(culture, known ? "Yes" : "No") : null;

    public string Word(Enum value) => DifferenceTexts.Find(culture, $"Word.{value.GetType().Name}.{value}") ?? value.ToString();

    public string? AreaKind(string? kind) => kind is null || plan is null ? kind : Remark.AreaKindName(kind, culture);

    public string? Said(string key, params IReadOnlyList<object?> values) => DifferenceTexts.Get(culture, key, [.. values.Select(value => value ?? "")]);

    public static string? List(IEnumerable<string?> items) => string.Join("; ", items.OfType<string>()) is { Length: > 0 } text ? text : null;

    public string? Rule(RuleDefinition rule) =>
        List([$"{RuleName(rule.RuleName)}: {Expression(rule.Expression)}", Quoted(rule.ErrorMessage), rule.Enabled is false ? Said("Off") : null]);

    /// <summary>'dưới 5'; 'ít nhất 2 (từ năm 2021), 4 (từ năm 2025)'.</summary>
    public string Threshold(Comparison comparison, LimitDefinition of, decimal? tolerance, IReadOnlyList<MilestoneDefinition>? milestones)
    {
        var limit = milestones is { Count: > 0 } ? string.Join(", ", milestones.Select(one => Said("Milestone", Number(one.Of), When(one.By))))
            : of.Ends is [var low, var high] ? Said("Between", End(low), End(high))
            : of.ByYear is { } steps ? string.Join(", ", steps.Select(step => Said("Step", Number(step.Value), step.Key)))
            : End(of);
        var text = Said("Compare." + comparison, limit)!;
        return tolerance is { } within ? $"{text} (± {Number(within)})" : text;
    }

    private string RuleName(string name) => plan is null ? name : DifferenceTexts.Find(culture, $"Word.Rule.{name}") ?? name;

    private string End(LimitDefinition limit) => Expression(limit.Expression) ?? Number(limit.Constant) ?? "–";
}
