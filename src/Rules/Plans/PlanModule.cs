using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Plans;

/// <summary>A module's part of a plan.</summary>
/// <param name="Id">The module's id.</param>
/// <param name="File">The rule file as written.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Targets">Its targets.</param>
public sealed record PlanModule(string Id, RuleFile File, IReadOnlyList<Figure> Figures, IReadOnlyList<Target> Targets)
{
    /// <summary>The module's name where the rule file gives one, else its id.</summary>
    public string Name => File.Name ?? Id;
}
