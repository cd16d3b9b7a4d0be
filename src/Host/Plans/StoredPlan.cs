using System.Text.Json;

namespace ActionPlan.Host.Plans;

/// <summary>A plan's files as one value, byte for byte.</summary>
internal static class StoredPlan
{
    public static byte[] Write(PlanSource source) =>
        JsonSerializer.SerializeToUtf8Bytes(source.Files.Select(file => new StoredFile(file.Name, file.Bytes.ToArray())));

    public static PlanSource Read(byte[] files) =>
        new("", JsonSerializer.Deserialize<List<StoredFile>>(files)!.Select(file => new PlanText(file.Name, file.Bytes)));

    /// <summary>A version as it was when it was in force.</summary>
    /// <exception cref="InvalidOperationException">There is no such version, or this program cannot read it any more.</exception>
    public static Plan Of(AppDb db, string sha256)
    {
        var files = db.PlanVersions.Where(row => row.Sha256 == sha256).Select(row => row.Files).SingleOrDefault()
            ?? throw new InvalidOperationException($"Plan version {sha256} is not stored in this database.");
        var reading = PlanReader.ReadStored(Read(files));
        return reading.Plan ?? throw new InvalidOperationException(
            $"Plan version {sha256} passed the checks when it was stored, but this program cannot read it: "
            + string.Join("; ", reading.Problems.Select(problem => problem.ToString(CultureInfo.GetCultureInfo("en")))));
    }

    private sealed record StoredFile(string Name, byte[] Bytes);
}
