using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation;

/// <summary>One target as it stands in the quarter shown.</summary>
/// <param name="ModuleName">Its module, as shown.</param>
/// <param name="UnitName">The unit that answers for it, as shown.</param>
/// <param name="Verdict">What the run says of it; null if the run could not judge it.</param>
/// <param name="Failed">Whether its rule failed while running.</param>
/// <param name="Movement">How the value moved.</param>
/// <param name="Course">The values of the last quarters, oldest first.</param>
internal sealed record TargetLine(
    Target Target, string ModuleName, string UnitName, VerdictRow? Verdict, bool Failed, Movement? Movement, IReadOnlyList<decimal?> Course)
{
    private TargetDefinition Definition => Target.Definition;

    /// <summary>Failed rules first, then red, orange and so on.</summary>
    public int Urgency => Failed ? -1 : Verdict is null ? int.MaxValue : (int)Verdict.Status;

    public string Searched => $"{Definition.Number} {Definition.Name} {ModuleName} {UnitName}";

    public bool Matches(DashboardFilter filter) =>
        (filter.Module is null || string.Equals(filter.Module, Target.Module, StringComparison.Ordinal))
        && (filter.Unit is null || string.Equals(filter.Unit, Definition.Responsible, StringComparison.Ordinal)
            || Definition.With.Contains(filter.Unit, StringComparer.Ordinal))
        && (filter.Status is null || (Verdict is { } verdict && verdict.Status == filter.Status))
        && (filter.Text is null || Words.Folded.Contains(Searched, filter.Text));
}

/// <summary>What the address narrows the list to.</summary>
internal sealed record DashboardFilter(string? Module, string? Unit, Status? Status, string? Text)
{
    public bool IsEmpty => this is { Module: null, Unit: null, Status: null, Text: null };
}
