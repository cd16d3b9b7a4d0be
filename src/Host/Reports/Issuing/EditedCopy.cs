using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using ActionPlan.Host.Reports.Word;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>A number of a copy finished in Word that is not what is stored; a missing side is null.</summary>
/// <param name="Reference">What the number stands for; null for digits in running text.</param>
/// <param name="Stored">As the report has it.</param>
/// <param name="Found">As the copy has it.</param>
internal sealed record NumberDifference(string? Reference, string? Stored, string? Found);

/// <summary>What a copy finished in Word says, read without trusting it.</summary>
internal sealed partial class EditedCopy
{
    public const int LargestFile = 25 * 1024 * 1024;
    private const long LargestPart = 40L * 1024 * 1024;
    private const int MostParts = 2000;
    private const string DraftMark = "DỰ THẢO";

    private readonly List<(string Reference, string Text)> referenced;
    private readonly List<string> numbers;

    private EditedCopy(XElement body, IEnumerable<XElement> headers)
    {
        referenced = [.. body.Descendants(Wml.W + "sdt").Select(control => (Tag: control.Element(Wml.W + "sdtPr")?.Element(Wml.W + "tag")?.Attribute(Wml.W + "val")?.Value, Text: TextOf(control)))
            .Where(control => control.Tag is not null).Select(control => (control.Tag!, control.Text))];
        // The heading's number and date are given when it is issued; the annex repeats them.
        var heading = body.Descendants(Wml.W + "tbl").FirstOrDefault(table => table.Element(Wml.W + "tblPr")?.Element(Wml.W + "tblStyle") is null);
        numbers = [.. body.Descendants(Wml.W + "p")
            .Where(paragraph => heading is null || !paragraph.Ancestors().Contains(heading))
            .Where(paragraph => paragraph.Element(Wml.W + "pPr")?.Element(Wml.W + "pStyle")?.Attribute(Wml.W + "val")?.Value != WordStyles.AnnexHead)
            .Select(paragraph => string.Concat(Texts(paragraph).Select(text => text.Ancestors(Wml.W + "sdt").Any(IsReference) ? " " : text.Value)))
            .SelectMany(text => Number().Matches(text).Select(found => found.Value))];
        IsDraft = headers.Any(header => TextOf(header).Contains(DraftMark, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a page still calls itself a draft.</summary>
    public bool IsDraft { get; }

    /// <summary>Null where the file is no Word document that can be opened without harm.</summary>
    public static EditedCopy? Read(byte[] file)
    {
        if (file.Length is 0 or > LargestFile)
        {
            return null;
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostParts || zip.Entries.Any(entry => entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || entry.Length > LargestPart)
                || zip.GetEntry("word/document.xml") is not { } document)
            {
                return null;
            }

            return new EditedCopy(
                Load(document),
                [.. zip.Entries.Where(entry => entry.FullName.StartsWith("word/header", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(Load)]);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What of the report's numbers this copy has otherwise, has not, or has besides.</summary>
    public IReadOnlyList<NumberDifference> Against(EditedCopy stored)
    {
        var differences = new List<NumberDifference>();
        var known = stored.referenced.ToLookup(one => one.Reference, one => one.Text, StringComparer.Ordinal);
        foreach (var (reference, text) in referenced)
        {
            if (known[reference].FirstOrDefault() is var expected && Plain(expected ?? "") != Plain(text))
            {
                differences.Add(new NumberDifference(reference, expected, text));
            }
        }

        var here = referenced.ToLookup(one => one.Reference, StringComparer.Ordinal);
        var gone = known.Where(one => here[one.Key].Count() < one.Count()).ToList();
        // What lost its mark in Word may still stand there as plain digits.
        var loose = Counts(numbers);
        foreach (var number in gone.SelectMany(one => one.Skip(here[one.Key].Count())).SelectMany(text => Number().Matches(text).Select(found => found.Value)))
        {
            Take(loose, number);
        }

        var typed = Counts(stored.numbers);
        differences.AddRange(loose.SelectMany(one => Enumerable.Repeat(new NumberDifference(null, null, one.Key), Math.Max(0, one.Value - typed.GetValueOrDefault(one.Key)))));
        differences.AddRange(gone.Where(one => !here[one.Key].Any() && one.Any(text => Number().IsMatch(text)) && !one.All(text => numbers.Exists(number => text.Contains(number, StringComparison.Ordinal))))
            .Select(one => new NumberDifference(one.Key, one.First(), null)));
        return [.. differences.Distinct()];
    }

    private static void Take(Dictionary<string, int> counts, string number)
    {
        if (counts.TryGetValue(number, out var count))
        {
            counts[number] = Math.Max(0, count - 1);
        }
    }

    private static Dictionary<string, int> Counts(IEnumerable<string> numbers) => numbers.GroupBy(number => number, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private static XElement Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestPart });
        return XElement.Load(reader);
    }

    private static bool IsReference(XElement control) => control.Element(Wml.W + "sdtPr")?.Element(Wml.W + "tag") is not null;

    // What was struck out with tracked changes is not said any more: it is w:delText.
    private static IEnumerable<XElement> Texts(XElement element) => element.Descendants(Wml.W + "t");

    private static string TextOf(XElement element) => string.Concat(Texts(element).Select(text => text.Value));

    private static string Plain(string text) => string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\d[\d.,]*\d|\d", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
