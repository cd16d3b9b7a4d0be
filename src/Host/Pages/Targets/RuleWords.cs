using ActionPlan.Rules.Expressions;

namespace ActionPlan.Host.Pages.Targets;

/// <summary>Rules in words: the ids in them are for those whose rules, or whose installation, they are.</summary>
internal static class RuleWords
{
    public static bool ReadsIds(this Actor actor) => actor.MaySomewhere(Right.EditRules) || actor.MaySomewhere(Right.EditUnitsAndAreas);

    public static string Named(string expression, Plan plan) =>
        ExpressionWords.Of(expression, id => plan.FigureById.GetValueOrDefault(id)?.Name, CultureInfo.CurrentUICulture);

    /// <summary>What a rule or check is about, by name where it has one.</summary>
    public static string About(string key, Plan plan) =>
        plan.TargetByKey.TryGetValue(key, out var target) ? target.Title()
        : plan.FigureById.TryGetValue(key, out var figure) ? figure.Name
        : plan.ModuleName(key.Split('.')[0]);
}
