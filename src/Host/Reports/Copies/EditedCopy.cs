using System.Text;
using System.Text.RegularExpressions;
using ActionPlan.Host.Reports.Writing;

namespace ActionPlan.Host.Reports.Copies;

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
        File = file;
        List<SaidParagraph> all = [.. new WordReading(file.Body, WordReading.HeadingOf(file.Body)).Paragraphs];
        Text = [.. all];
        Notes = [.. file.Notes.SelectMany(part => new WordReading(part).Paragraphs)];
        List<SaidParagraph> headers = [.. file.Headers.SelectMany(part => new WordReading(part).Paragraphs)];
        all.AddRange(headers);
        all.AddRange(Notes);
        referenced = [.. all.SelectMany(paragraph => paragraph.Marked)];
        // The heading's number and date, which the annex repeats, are given when it is issued, and compared then.
        numbers = [.. all.Where(paragraph => !paragraph.IsHeading).SelectMany(paragraph => In(paragraph.Typed)),
            .. file.ListTexts.SelectMany(text => In(Counter().Replace(text, " ")))];
        HeadingNumbers = [.. all.Where(paragraph => paragraph.IsHeading).SelectMany(paragraph => In(paragraph.Typed))];
        IsDraft = headers.Exists(header => header.Text.Normalize().Contains(DraftMark, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The file it stands in.</summary>
    public WordFile File { get; }

    public WordFindings Findings => File.Findings;

    /// <summary>Whether a page still calls itself a draft.</summary>
    public bool IsDraft { get; }

    /// <summary>The digits of the block above the title: the document's number and date.</summary>
    public IReadOnlyList<string> HeadingNumbers { get; }

    /// <summary>The text itself, which every print of it shows.</summary>
    public IReadOnlyList<SaidParagraph> Text { get; }

    /// <summary>Footers, footnotes and endnotes, which may stand on no page.</summary>
    public IReadOnlyList<SaidParagraph> Notes { get; }

    /// <summary>The copy, or why it is not taken and what in it is the reason.</summary>
    public static (EditedCopy? Copy, ReportReply Refused, string? What) Open(byte[] file) =>
        WordFile.Open(file) is (var opened, var refused, var what) && opened is null ? (null, refused, what) : (new EditedCopy(opened), ReportReply.Done, null);

    /// <summary>A document that the program wrote, or took before.</summary>
    public static EditedCopy? Read(byte[] file) => Open(file).Copy;

    /// <summary>The numbers in a text, in the one form in which they are compared.</summary>
    public static IEnumerable<string> In(string text) => Number().Matches(text.Normalize(NormalizationForm.FormKC)).Select(found => found.Value);

    /// <summary>How many pictures it has that the stored document has not.</summary>
    public int PicturesBesides(EditedCopy stored) => Findings.Pictures.Except(stored.Findings.Pictures, StringComparer.Ordinal).Count();

    /// <summary>What of the report's numbers this copy has otherwise, has not, or has besides.</summary>
    public IReadOnlyList<NumberDifference> Against(EditedCopy stored)
    {
        var differences = new List<NumberDifference>();
        var known = stored.referenced.ToLookup(one => one.Reference, one => one.Text, StringComparer.Ordinal);
        foreach (var (reference, text) in referenced)
        {
            if (!known[reference].Any(expected => WordReading.Plain(expected) == WordReading.Plain(text)))
            {
                differences.Add(new NumberDifference(reference, known[reference].FirstOrDefault(), text));
            }
        }

        var here = referenced.ToLookup(one => one.Reference, StringComparer.Ordinal);
        var gone = known.Where(one => here[one.Key].Count() < one.Count()).ToList();
        // What lost its mark in Word may still stand there as plain digits.
        var loose = Counts(numbers);
        foreach (var number in gone.SelectMany(one => one.Skip(here[one.Key].Count())).SelectMany(In))
        {
            Take(loose, number);
        }

        var (typed, standing) = (Counts(stored.numbers), numbers.ToHashSet(StringComparer.Ordinal));
        differences.AddRange(
            loose.SelectMany(one => Enumerable.Repeat(new NumberDifference(null, null, one.Key), Math.Max(0, one.Value - typed.GetValueOrDefault(one.Key)))));
        differences.AddRange(gone.Where(one => !here[one.Key].Any() && one.Any(text => In(text).Any()) && !one.All(text => In(text).All(standing.Contains)))
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

    private static Dictionary<string, int> Counts(IEnumerable<string> numbers) =>
        numbers.GroupBy(number => number, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    [GeneratedRegex(@"\d[\d.,]*\d|\d", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    // '%1' stands for how many lines there have been.
    [GeneratedRegex("%[1-9]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Counter();
}
