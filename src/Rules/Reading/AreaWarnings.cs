using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Figures and alerts for areas that the plan does not have: nobody would ever be asked or told.</summary>
internal static class AreaWarnings
{
    public static void Of(Plan plan, Bound<RuleFile> file, FigureDefinition figure)
    {
        if (figure.At is not { } at || plan.Areas.All.Any(area => string.Equals(area.Kind, at, StringComparison.Ordinal)))
        {
            return;
        }

        var kinds = plan.Areas.All.Select(area => area.Kind).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var nearest = Nearest.To(at, kinds);
        file.Warn(figure, "at", nearest is null ? "atUnknown" : "atUnknownNear", at, nearest ?? Told(kinds));
    }

    public static void Of(Plan plan, Bound<RuleFile> file, TargetDefinition target)
    {
        if (target.OverAreas is { } over)
        {
            Of(plan, file, over);
        }

        Of(plan, file, target, target.AlertsBelow);
    }

    private static void Of(Plan plan, Bound<RuleFile> file, TargetDefinition target, AlertsBelowDefinition alerting)
    {
        if (alerting is { All: true } or { Kinds.Count: > 0 } && plan.Areas.Roots.All(area => area.Children.Count == 0))
        {
            file.Warn(target, "alertsBelow", "alertsBelowNothing");
            return;
        }

        var below = KindsBelow(plan);
        foreach (var (item, kind) in alerting.Kinds.Index().Where(kind => !below.Contains(kind.Item, StringComparer.Ordinal)))
        {
            var nearest = Nearest.To(kind, below);
            file.WarnAtItem(target, "alertsBelow", item, nearest is null ? "alertsBelowUnknown" : "alertsBelowUnknownNear", kind, nearest ?? Told(below));
        }
    }

    private static List<string> KindsBelow(Plan plan) =>
        [.. plan.Areas.All.Where(area => plan.Areas.ParentOf(area) is not null).Select(area => area.Kind).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string Told(List<string> kinds) => kinds.Count == 0 ? "–" : string.Join(", ", kinds);

    private static void Of(Plan plan, Bound<RuleFile> file, OverAreasDefinition over)
    {
        var below = KindsBelow(plan);
        if (!below.Contains(over.Kind, StringComparer.Ordinal))
        {
            var nearest = Nearest.To(over.Kind, below);
            file.Warn(over, "kind", nearest is null ? "overAreasUnknown" : "overAreasUnknownNear", over.Kind, nearest ?? Told(below));
        }
    }

    /// <summary>Figures of which each area of a kind needs its own, and that nobody there is asked for.</summary>
    public static void OfFigures(Bound<RuleFile> file, Target target)
    {
        if (target.Definition.OverAreas is not { } over)
        {
            return;
        }

        foreach (var figure in target.Formulas.Parts.SelectMany(part => part.Formula.Inputs).Concat(target.Formulas.Each.Inputs)
            .Select(input => input.Figure).Distinct()
            .Where(figure => figure.Definition is { At: null, Counted: false }))
        {
            file.Warn(target.Definition, "value", "overAreasNotOwed", figure.Id, over.Kind);
        }
    }
}
