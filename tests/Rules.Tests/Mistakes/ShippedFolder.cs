using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Shipped;

namespace ActionPlan.Rules.Tests.Mistakes;

/// <summary>The shipped folder with some files in place of its own, or beside them.</summary>
internal static class ShippedFolder
{
    public static PlanReading With(params (string Name, byte[] Bytes)[] files) => Without([.. files.Select(file => file.Name)], files);

    public static PlanReading Without(IReadOnlyList<string> left, params (string Name, byte[] Bytes)[] files) => PlanReader.Read(new PlanSource(
        "", ShippedPlan.Source().Files.Where(file => !left.Contains(file.Name, StringComparer.Ordinal))
            .Concat(files.Select(file => new PlanText(file.Name, file.Bytes)))));

    public static byte[] Bytes(string name) => ShippedPlan.Source().Files.Single(file => file.Name == name).Bytes.ToArray();
}
