using System.Text.Json.Serialization;

namespace ActionPlan.Host.Sheets;

/// <summary>A file as it was sent, under a name that can be shown.</summary>
internal sealed record UploadedFile(string Name, byte[] Content)
{
    private const int LongestName = 80;

    /// <summary>Text that calls itself CSV. All else is held for a workbook, and refused with what it is if it is none.</summary>
    [JsonIgnore]
    public bool IsCsv =>
        Path.GetExtension(Name).ToUpperInvariant() is ".CSV" or ".TXT" && Content.Length <= XlsxGuard.LargestFile && FileKinds.Of(Content) is FileKind.Text;

    // Some browsers send the whole path; nothing is ever opened by this name.
    public static UploadedFile Of(string sentName, byte[] content)
    {
        var name = sentName[(sentName.LastIndexOfAny(['/', '\\']) + 1)..];
        var visible = TypedText.Line(name);
        return new UploadedFile(visible.Length <= LongestName ? visible : "…" + visible[^LongestName..], content);
    }

    public static async Task<UploadedFile> Read(IFormFile file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return Of(file.FileName, bytes.ToArray());
    }
}
