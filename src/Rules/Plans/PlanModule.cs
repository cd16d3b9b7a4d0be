using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Plans;

/// <summary>A module's part of a plan.</summary>
public sealed class PlanModule
{
    internal PlanModule(string id, RuleFile file, IReadOnlyList<Figure> figures, IReadOnlyList<Target> targets, IReadOnlyList<DataCheck> checks)
    {
        Id = id;
        File = file;
        Figures = figures;
        Targets = targets;
        Checks = checks;
    }

    /// <summary>The module's id.</summary>
    public string Id { get; }

    /// <summary>The module's name where the rule file gives one, else its id.</summary>
    public string Name => File.Name ?? Id;

    /// <summary>The rule file as written.</summary>
    public RuleFile File { get; }

    /// <summary>Its figures.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>Its targets.</summary>
    public IReadOnlyList<Target> Targets { get; }

    internal IReadOnlyList<DataCheck> Checks { get; }
}
