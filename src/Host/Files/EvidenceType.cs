using System.IO.Compression;

namespace ActionPlan.Host.Files;

/// <summary>The types of files that are taken as evidence. None of them is run by a browser.</summary>
internal sealed record EvidenceType(string ContentType, params string[] Extensions)
{
    // What Word and Excel keep macros in.
    private const string Macros = "vbaProject.bin";

    private const int MostParts = 2000;

    public static IReadOnlyList<EvidenceType> All { get; } =
    [
        new("application/pdf", ".pdf"),
        new("image/jpeg", ".jpg", ".jpeg"),
        new("image/png", ".png"),
        new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
        new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    ];

    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    public static EvidenceType? ByName(string fileName) =>
        All.FirstOrDefault(type => type.Extensions.Contains(Path.GetExtension(fileName), StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the bytes are of the type that the name promises.</summary>
    public bool Is(byte[] content) => Extensions[0] switch
    {
        ".pdf" => content.AsSpan(0, Math.Min(content.Length, 1024)).IndexOf("%PDF-"u8) >= 0,
        ".jpg" => content is [0xFF, 0xD8, 0xFF, ..],
        ".png" => content is [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..],
        ".docx" => IsPackage(content, "word/document.xml"),
        _ => IsPackage(content, "xl/workbook.xml"),
    };

    // Only names are read; nothing is unpacked.
    private static bool IsPackage(byte[] content, string part)
    {
        if (content is not [(byte)'P', (byte)'K', 3, 4, ..])
        {
            return false;
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return zip.Entries.Count <= MostParts && zip.GetEntry(part) is not null && zip.GetEntry("[Content_Types].xml") is not null
                && !zip.Entries.Any(entry => entry.Name.Equals(Macros, StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
