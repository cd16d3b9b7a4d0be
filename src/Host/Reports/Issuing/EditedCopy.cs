using System.Text.RegularExpressions;
using System.Xml.Linq;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Reports.Writing;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>A number of a copy finished in Word that is not what is stored; a missing side is null.</summary>
/// <param name="Reference">What the number stands for; null for digits in running text.</param>
/// <param name="Stored">As the report has it.</param>
/// <param name="Found">As the copy has it.</param>
internal sealed record NumberDifference(string? Reference, string? Stored, string? Found);

/// <summary>What a copy finished in Word says.</summary>
internal sealed partial class EditedCopy
{
    private const string DraftMark = "DỰ THẢO";

    private readonly List<(string Reference, string Text)> referenced;
    private readonly List<string> numbers;

    private EditedCopy(WordFile file)
    {
        XElement[] all = [file.Body, .. file.Headers, .. file.Notes];
        referenced = [.. all.SelectMany(part => part.Descendants(Wml.W + "sdt")).Where(WordText.IsReference).Select(control => (WordText.Tag(control)!, WordText.Of(control)))];
        // The heading's number and date, which the annex repeats, are given when it is issued, and compared then.
        var heading = file.Body.Descendants(Wml.W + "tbl").FirstOrDefault(table => table.Element(Wml.W + "tblPr")?.Element(Wml.W + "tblStyle") is null);
        var paragraphs = all.SelectMany(part => part.Descendants(Wml.W + "p")).ToLookup(paragraph => (heading is not null && paragraph.Ancestors().Contains(heading)) || paragraph.Element(Wml.W + "pPr")?.Element(Wml.W + "pStyle")?.Attribute(Wml.W + "val")?.Value == WordStyles.AnnexHead);
        numbers = NumbersIn(paragraphs[false]);
        HeadingNumbers = NumbersIn(paragraphs[true]);
        IsDraft = file.Headers.Any(header => WordText.Of(header).Normalize().Contains(DraftMark, StringComparison.OrdinalIgnoreCase));
        Unsettled = all.Sum(part => part.Descendants().Count(element => element.Name == Wml.W + "ins" || element.Name == Wml.W + "del" || element.Name == Wml.W + "moveFrom" || element.Name == Wml.W + "moveTo"));
    }

    /// <summary>Whether a page still calls itself a draft.</summary>
    public bool IsDraft { get; }

    /// <summary>Tracked changes that nobody has accepted or rejected: whoever gets the file sees them.</summary>
    public int Unsettled { get; }

    /// <summary>The digits of the block above the title: the document's number and date.</summary>
    public IReadOnlyList<string> HeadingNumbers { get; }

    /// <summary>The copy, or why it is not taken.</summary>
    public static (EditedCopy? Copy, ReportReply Refused) Open(byte[] file) => WordFile.Open(file) is (var opened, var refused) && opened is null ? (null, refused) : (new EditedCopy(opened), ReportReply.Done);

    /// <summary>A document that the program wrote, or took before.</summary>
    public static EditedCopy? Read(byte[] file) => Open(file).Copy;

    /// <summary>What of the report's numbers this copy has otherwise, has not, or has besides.</summary>
    public IReadOnlyList<NumberDifference> Against(EditedCopy stored)
    {
        var differences = new List<NumberDifference>();
        var known = stored.referenced.ToLookup(one => one.Reference, one => one.Text, StringComparer.Ordinal);
        foreach (var (reference, text) in referenced)
        {
            if (!known[reference].Any(expected => WordText.Plain(expected) == WordText.Plain(text)))
            {
                differences.Add(new NumberDifference(reference, known[reference].FirstOrDefault(), text));
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
        differences.AddRange(gone.Where(one => !here[one.Key].Any() && one.Any(text => Number().IsMatch(text)) && !one.All(text => Number().Matches(text).All(number => numbers.Contains(number.Value, StringComparer.Ordinal))))
            .Select(one => new NumberDifference(one.Key, one.First(), null)));
        return [.. differences.Distinct()];
    }

    private static List<string> NumbersIn(IEnumerable<XElement> paragraphs) =>
        [.. paragraphs.Select(paragraph => WordText.OwnOf(paragraph, besides: WordText.IsReference)).SelectMany(text => Number().Matches(text).Select(found => found.Value))];

    private static void Take(Dictionary<string, int> counts, string number)
    {
        if (counts.TryGetValue(number, out var count))
        {
            counts[number] = Math.Max(0, count - 1);
        }
    }

    private static Dictionary<string, int> Counts(IEnumerable<string> numbers) => numbers.GroupBy(number => number, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    [GeneratedRegex(@"\d[\d.,]*\d|\d", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
