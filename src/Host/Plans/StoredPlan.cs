using System.Text.Json;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Plans;

/// <summary>A plan's files as one value, byte for byte.</summary>
internal static class StoredPlan
{
    public static byte[] Write(PlanSource source) =>
        JsonSerializer.SerializeToUtf8Bytes(source.Files.Select(file => new StoredFile(file.Name, file.Bytes.ToArray())));

    public static PlanSource Read(byte[] files) =>
        new("", JsonSerializer.Deserialize<List<StoredFile>>(files)!.Select(file => new PlanText(file.Name, file.Bytes)));

    private sealed record StoredFile(string Name, byte[] Bytes);
}
