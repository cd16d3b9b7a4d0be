using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>Looks for what is odd in figures before they are judged, as whoever enters them wants to know at once.</summary>
public static class PlanChecks
{
    /// <summary>What the plan's data checks and the sums over areas and quarters find odd.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="root">The root area.</param>
    /// <param name="figures">The entries of all areas that are read with it (<see cref="PlanAreas.ReadWith"/>), at most one a figure, area and period.</param>
    /// <param name="quarter">The quarter looked at.</param>
    public static IReadOnlyList<FigureFinding> Check(this Plan plan, Area root, IEnumerable<FigureValue> figures, Period quarter)
    {
        var sheet = new FigureSheet(figures);
        var checks = plan.Modules.SelectMany(module => module.Checks)
            .ToDictionary(check => check.Key, check => (IReadOnlyList<string>)[.. check.Condition.Inputs.Select(input => input.Figure.Id)],
                StringComparer.Ordinal);
        return [.. new DataChecks(plan, new FigureReader(plan, sheet), sheet, []).Find(root, quarter)
            .Select(finding => new FigureFinding(finding, checks.GetValueOrDefault(finding.Source) ?? [finding.Source]))];
    }
}

/// <summary>Something odd, and which figures it is about.</summary>
/// <param name="Finding">What is odd.</param>
/// <param name="Figures">The figures' ids.</param>
public sealed record FigureFinding(Finding Finding, IReadOnlyList<string> Figures);
