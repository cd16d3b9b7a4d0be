using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests.Shipped;

/// <summary>All plans of the repository, each read together with the one that it continues.</summary>
internal static class ShippedPlans
{
    private static readonly Lazy<Dictionary<string, PlanReading>> Read = new(() =>
    {
        var sources = Directory.EnumerateDirectories(ShippedPlan.RulesFolder).Where(PlanSource.IsPlan)
            .ToDictionary(folder => Path.GetFileName(folder), PlanSource.ReadFolder, StringComparer.Ordinal);
        var together = new PlansTogether(sources.Values);
        return sources.ToDictionary(source => source.Key, source => together.Read(source.Value), StringComparer.Ordinal);
    });

    public static IEnumerable<string> Folders => Read.Value.Keys.Order(StringComparer.Ordinal);

    public static Plan Example => Of("phuong-moi-2026-2030").Plan!;

    public static PlanReading Of(string folder) => Read.Value[folder];
}
