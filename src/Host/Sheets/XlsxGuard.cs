using System.IO.Compression;
using System.Xml;
using ActionPlan.Host.Sheets.Packages;

namespace ActionPlan.Host.Sheets;

/// <summary>
/// Looks at an uploaded file before anything reads it: whether it is a workbook at all, and one that can be opened without harm.
/// Sizes are those that really come out, never beyond the limits: what a file says of itself is believed only when it says too much.
/// </summary>
internal static class XlsxGuard
{
    public const int LargestFile = 5 * 1024 * 1024;
    private const int MostParts = 300;
    private const int LongestName = 60;
    private const long LargestPart = 24L * 1024 * 1024;
    private const long LargestWhole = 48L * 1024 * 1024;

    private const string MainType = WorkbookPackage.ContentType + ".main+xml";

    private static readonly PackageLimits Limits = new(MostParts, LargestPart, LargestWhole, Depth: 10, Elements: 10_000);
    private static readonly string[] HiddenContent = ["xl/externalLinks/", "xl/connections.xml", "xl/queryTables/", "xl/embeddings/", "xl/activeX/",
        "xl/ctrlProps/"];

    /// <summary>What keeps the file from being opened; null if nothing does.</summary>
    public static Complaint? Check(byte[] file)
    {
        if (file.Length > LargestFile)
        {
            return Complaint.OfFile("FileTooLarge", Megabytes(LargestFile));
        }

        if (FileKinds.Of(file) is var kind and not FileKind.Zip)
        {
            return Complaint.OfFile("Kind" + kind);
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            return CheckNames(zip) ?? CheckContents(zip) ?? CheckPackage(file);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException or ArgumentException)
        {
            return Complaint.OfFile("Damaged");
        }
    }

    private static Complaint? CheckNames(ZipArchive zip)
    {
        if (zip.Entries.Count > MostParts)
        {
            return Complaint.OfFile("TooManyParts");
        }

        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        if (zip.Entries.Any(entry => entry.IsEncrypted))
        {
            return Complaint.OfFile("KindEncryptedExcel");
        }

        if (zip.Entries.Any(entry => entry.Length > LargestPart) || zip.Entries.Sum(entry => Math.Min(entry.Length, LargestPart)) > LargestWhole)
        {
            return Complaint.OfFile("Inflates", Megabytes(LargestWhole));
        }

        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() != names.Count || names.Exists(IsStray))
        {
            return Complaint.OfFile("Damaged");
        }

        return names switch
        {
            _ when Has("xl/vbaProject.bin") || names.Exists(name => Starts(name, "xl/macrosheets/")) => Complaint.OfFile("Macros"),
            _ when Has("xl/workbook.bin") => Complaint.OfFile("Xlsb"),
            _ when Has("word/document.xml") => Complaint.OfFile("Word"),
            _ when Has("ppt/presentation.xml") => Complaint.OfFile("NotAWorkbook"),
            _ when Has("content.xml") && Has("mimetype") => Complaint.OfFile("Ods"),
            _ when names.Exists(name => HiddenContent.Any(hidden => Starts(name, hidden))) => Complaint.OfFile("ExternalLinks"),
            _ when !Has("[Content_Types].xml") => Complaint.OfFile("NotAWorkbook"),
            _ => null,
        };

        bool Has(string part) => names.Contains(part, StringComparer.OrdinalIgnoreCase);
        static bool Starts(string name, string folder) => name.StartsWith(folder, StringComparison.OrdinalIgnoreCase);
    }

    private static Complaint? CheckContents(ZipArchive zip)
    {
        var left = LargestWhole;
        foreach (var entry in zip.Entries)
        {
            using var inflated = new LimitedStream(entry.Open(), Math.Min(LargestPart, left));
            try
            {
                if (PartCheck.Of(entry.FullName, inflated) is { } complaint)
                {
                    return complaint;
                }
            }
            catch (StreamTooLongException)
            {
                return Complaint.OfFile("Inflates", Megabytes(LargestWhole));
            }

            left -= inflated.Taken;
        }

        return null;
    }

    // What is read must be what Excel opens.
    private static Complaint? CheckPackage(byte[] file)
    {
        try
        {
            var package = Package.Read(file, Limits, isOutline: true);
            if (package.Types.Any(type => type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)))
            {
                return Complaint.OfFile("Macros");
            }

            package.Main(MainType);
            package.AllBelong();
            return null;
        }
        catch (RefusedPackageException refused)
        {
            return refused switch
            {
                { Problem: PackageProblem.NoMain } => Complaint.OfFile("NotAWorkbook"),
                { Problem: PackageProblem.TwoMains or PackageProblem.Foreign, Part: { } part } =>
                    Complaint.OfFile("ForeignPart", TypedText.Shown(part, LongestName)),
                _ => Complaint.OfFile("Damaged"),
            };
        }
    }

    // Out of the package, or an absolute path: nothing is unpacked, but no program writes such names.
    private static bool IsStray(string name) => name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Split('/').Contains("..");

    private static string Megabytes(long bytes) => (bytes / 1024 / 1024).ToString(CultureInfo.InvariantCulture);
}
