using ActionPlan.Host.Figures;

namespace ActionPlan.Host.Registers;

/// <summary>Which counts of confirmed registers are looked at.</summary>
/// <param name="UpTo">Only up to the end of this period's year; null for all.</param>
/// <param name="Register">Only what this register counts; null for all registers.</param>
/// <param name="Root">Only this root area and what lies in it; null for all.</param>
internal sealed record Recounted(Period? UpTo = null, KnownRegister? Register = null, string? Root = null)
{
    public bool Has(Plan version, CountedEntry entry) =>
        (UpTo is not { } last || entry.Period.Year <= last.Year) && (Root is null || version.Areas.RootOf(entry.Area).Id == Root);
}
