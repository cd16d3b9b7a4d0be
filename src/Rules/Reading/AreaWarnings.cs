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
        var known = kinds.Count == 0 ? "–" : string.Join(", ", kinds);
        file.Warn(figure, "at", nearest is null ? "atUnknown" : "atUnknownNear", at, nearest ?? known);
    }

    public static void Of(Plan plan, Bound<RuleFile> file, TargetDefinition target)
    {
        if (target.AlertsBelow && plan.Areas.Roots.All(area => area.Children.Count == 0))
        {
            file.Warn(target, "alertsBelow", "alertsBelowNothing");
        }
    }
}
