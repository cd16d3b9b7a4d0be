using System.Text.Json;

namespace ActionPlan.Host.Backups;

/// <summary>What an archive holds: its last file, so that an archive that has it has the others.</summary>
/// <param name="Program">The version of the program that wrote it.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Database">Which database served: of <c>SqlServer</c> none is in it.</param>
/// <param name="Files">All files but this.</param>
internal sealed record BackupManifest(string Program, DateTimeOffset At, DatabaseProvider Database, IReadOnlyList<BackupFile> Files)
{
    public const string Name = "manifest.json";

    private static readonly JsonSerializerOptions Plain =
        new() { WriteIndented = true, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Plain);

    public static BackupManifest Read(byte[] json) => JsonSerializer.Deserialize<BackupManifest>(json, Plain)!;
}

/// <param name="Path">Its place in the archive.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its bytes.</param>
internal sealed record BackupFile(string Path, long Size, string Sha256);
