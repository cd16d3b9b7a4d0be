namespace ActionPlan.Host.Authoring;

/// <summary>Where changed rules came from, as units are told.</summary>
/// <param name="Key">By which it is told once.</param>
/// <param name="Module">Whose rules were changed, by name.</param>
/// <param name="Reason">Why; null where nobody said.</param>
/// <param name="Document">By which document; null where nobody said.</param>
/// <param name="By">Who proposed it, or published what nobody proposed; null where nobody can know who it was.</param>
internal sealed record RulesFrom(string Key, string Module, string? Reason, string? Document, string? By)
{
    /// <summary>Whether somebody proposed it and somebody else decided.</summary>
    public bool IsProposed { get; private init; }

    public static RulesFrom Draft(Plan plan, RuleDraftRow row) => new(
        FormattableString.Invariant($"{row.Id}"), RuleNames.Of(plan, row.Module, Cultures.Vietnamese), row.Reason, row.Document, row.Owner)
    {
        IsProposed = true,
    };

    public static RulesFrom Publication(Plan before, Plan after, PlanChangeRow row) => new(
        FormattableString.Invariant($"{row.Sha256[..16]} {row.At.UtcTicks}"),
        string.Join(", ", RuleFiles.Between(before.Source, after.Source).Select(module => RuleNames.Of(after, module, Cultures.Vietnamese))),
        row.Reason, null, row.By);
}
