using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using ActionPlan.Host.Audit;
using static ActionPlan.Host.Reports.Word.Wml;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>The last lines of an issued document, by which it can be checked years later: the run it is made from, and the audit trail's newest entry then.</summary>
internal static class ReportImprint
{
    private const decimal Size = 9;

    /// <summary>None before it is issued.</summary>
    public static IReadOnlyList<string> Lines(ReportFacts facts, AuditHead? head) => head is null ? [] :
    [
        string.Create(CultureInfo.InvariantCulture, $"Số liệu theo lần đánh giá {facts.Run.Id}, phiên bản chương trình {facts.Plan.Version[..12]}."),
        string.Create(CultureInfo.InvariantCulture, $"Nhật ký hệ thống khi ban hành, bút toán {head.Seq}: {string.Join(' ', head.Hash.Chunk(8).Select(part => new string(part)))}"),
    ];

    /// <summary>Puts them under a copy finished in Word, whose other parts stay as they are to the byte.</summary>
    public static byte[] Under(byte[] copy, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0 || WordFile.Open(copy).File is not { } word)
        {
            return copy;
        }

        using var file = new MemoryStream();
        file.Write(copy);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var document = word.Body;
            var body = document.Element(W + "body")!;
            var paragraphs = lines.Select(line => El("p", El("pPr", El("spacing", At("before", 60)), Val("jc", "left")), Run(line, Looks(Size)))).ToList();
            // What closes the body says how its last pages look, and must stay last.
            if (body.Elements().LastOrDefault() is { } last && last.Name == W + "sectPr")
            {
                last.AddBeforeSelf(paragraphs);
            }
            else
            {
                body.Add(paragraphs);
            }

            var old = zip.Entries.Single(entry => string.Equals(entry.FullName, word.Main, StringComparison.OrdinalIgnoreCase));
            var name = old.FullName;
            old.Delete();
            using var stream = zip.CreateEntry(name).Open();
            document.Save(stream, SaveOptions.DisableFormatting);
        }

        return file.ToArray();
    }
}
