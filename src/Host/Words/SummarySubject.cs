namespace ActionPlan.Host.Words;

/// <summary>What a one-page summary is about.</summary>
internal enum SummaryOf
{
    Unit,
    Module,
}

/// <summary>A unit, or a module with all who answer in it.</summary>
internal sealed record SummarySubject(SummaryOf Of, string Id)
{
    public static SummarySubject Unit(string id) => new(SummaryOf.Unit, id);

    public static SummarySubject Module(string id) => new(SummaryOf.Module, id);

    public bool IsIn(Plan plan) => Of == SummaryOf.Unit ? plan.Units.ContainsKey(Id) : plan.Modules.Any(module => module.Id == Id);

    /// <summary>The targets that the unit answers for or helps with, or the module's.</summary>
    public IReadOnlyList<Target> Targets(Plan plan) => [.. plan.Targets.Where(target => Of == SummaryOf.Module
        ? target.Module == Id
        : target.Definition.Responsible == Id || target.Definition.With.Contains(Id, StringComparer.Ordinal))];

    /// <summary>The unit, or those who answer for the module's targets, the one with most of them first.</summary>
    public IReadOnlyList<string> Units(Plan plan) => Of == SummaryOf.Unit
        ? [Id]
        : [.. Targets(plan).GroupBy(target => target.Definition.Responsible, StringComparer.Ordinal).OrderByDescending(group => group.Count())
            .Select(group => group.Key)];

    public string Address(Period quarter, string area) =>
        $"summaries/{Of.ToString().ToLowerInvariant()}s/{Uri.EscapeDataString(Id)}?period={quarter}&area={Uri.EscapeDataString(area)}";
}
