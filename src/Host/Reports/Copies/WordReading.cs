using System.Text;
using System.Xml.Linq;
using ActionPlan.Host.Reports.Word;

namespace ActionPlan.Host.Reports.Copies;

/// <summary>A paragraph as whoever reads the document sees it.</summary>
/// <param name="style">The paragraph's style.</param>
/// <param name="row">The row of a table that it stands in.</param>
/// <param name="isHeading">See <see cref="IsHeading"/>.</param>
/// <param name="isBeside">See <see cref="IsBeside"/>.</param>
/// <param name="endsSection">Whether a section of pages ends with it.</param>
/// <param name="isCounted">See <see cref="IsCounted"/>.</param>
internal sealed class SaidParagraph(string? style, XElement? row, bool isHeading, bool isBeside, bool endsSection, bool isCounted = false)
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder typed = new();
    private readonly List<(string Reference, StringBuilder Text)> marked = [];
    private readonly Stack<int> open = new();

    public string? Style => style;

    public XElement? Row => row;

    public bool IsInTable => row is not null;

    /// <summary>Whether it stands in a box, which is printed anywhere on the page.</summary>
    public bool IsBeside => isBeside;

    /// <summary>Whether it stands in the block above the title, or repeats it.</summary>
    public bool IsHeading => isHeading;

    public bool EndsSection => endsSection;

    /// <summary>Whether it is itself a line of a list, which the printing program counts; its style may make it one besides.</summary>
    public bool IsCounted => isCounted;

    public string Text => text.ToString();

    /// <summary>Without what stands for stored numbers; where they stood is a space.</summary>
    public string Typed => typed.ToString();

    /// <summary>What stands for stored numbers.</summary>
    public IEnumerable<(string Reference, string Text)> Marked => marked.Select(one => (one.Reference, one.Text.ToString()));

    public void Say(string said)
    {
        text.Append(said);
        if (open.TryPeek(out var inner))
        {
            marked[inner].Text.Append(said);
        }
        else
        {
            typed.Append(said);
        }
    }

    public void Begin(string reference)
    {
        typed.Append(' ');
        open.Push(marked.Count);
        marked.Add((reference, new StringBuilder()));
    }

    // One mark within another says what both stand for.
    public void End()
    {
        var inner = marked[open.Pop()].Text;
        if (open.TryPeek(out var outer))
        {
            marked[outer].Text.Append(inner);
        }
    }
}

/// <summary>What a part of a Word file says, as if tracked changes were accepted. It is gone over once.</summary>
internal sealed class WordReading
{
    private readonly List<SaidParagraph> paragraphs = [];
    private readonly XElement? heading;

    /// <param name="part">The part, as it is written.</param>
    /// <param name="heading">The block above the title.</param>
    public WordReading(XElement part, XElement? heading = null)
    {
        this.heading = heading;
        Visit(part, null, null, isHeading: false);
    }

    /// <summary>In their order; those of a box come after the one that it stands in.</summary>
    public IReadOnlyList<SaidParagraph> Paragraphs => paragraphs;

    /// <summary>The table above the title, which has no style as tables of numbers have.</summary>
    public static XElement? HeadingOf(XElement body) =>
        body.Descendants(Wml.W + "tbl").FirstOrDefault(table => table.Element(Wml.W + "tblPr")?.Element(Wml.W + "tblStyle") is null);

    /// <summary>One space between words, as it is compared.</summary>
    public static string Plain(string text) => string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void Visit(XElement one, SaidParagraph? paragraph, XElement? row, bool isHeading)
    {
        if (Said(one) is { } said)
        {
            (paragraph ?? Add(new SaidParagraph(null, row, isHeading, isBeside: false, endsSection: false))).Say(said);
            return;
        }

        // What was struck out is w:delText; what was moved away stands in w:t all the same. A page number is no number of the report.
        if (one.Name == Wml.W + "moveFrom" || one.Name == Wml.W + "fldSimple" || one.Name.LocalName.EndsWith("Pr", StringComparison.Ordinal))
        {
            return;
        }

        var reference = paragraph is null ? null : Reference(one);
        if (reference is not null)
        {
            paragraph!.Begin(reference);
        }

        var within = one.Name == Wml.W + "p" ? Begin(one, row, isHeading, isBeside: paragraph is not null) : paragraph;
        foreach (var child in one.Elements())
        {
            Visit(child, within, one.Name == Wml.W + "tr" ? one : row, isHeading || one == heading);
        }

        if (reference is not null)
        {
            paragraph!.End();
        }
    }

    private SaidParagraph Begin(XElement one, XElement? row, bool isHeading, bool isBeside)
    {
        var properties = one.Element(Wml.W + "pPr");
        var style = properties?.Element(Wml.W + "pStyle")?.Attribute(Wml.W + "val")?.Value;
        return Add(new SaidParagraph(style, row, isHeading || style == WordStyles.AnnexHead, isBeside, properties?.Element(Wml.W + "sectPr") is not null,
            properties?.Element(Wml.W + "numPr") is not null));
    }

    private SaidParagraph Add(SaidParagraph begun)
    {
        paragraphs.Add(begun);
        return begun;
    }

    // Only a mark within a line stands for a number: one around whole paragraphs would hide what is typed in them.
    private static string? Reference(XElement one) =>
        one.Name == Wml.W + "sdt" ? one.Element(Wml.W + "sdtPr")?.Element(Wml.W + "tag")?.Attribute(Wml.W + "val")?.Value : null;

    private static string? Said(XElement one)
    {
        var name = one.Name;
        return name == Wml.W + "t" || name == WordNames.M + "t" || name == WordNames.A + "t" ? one.Value
            : name == WordNames.V + "textpath" ? " " + one.Attribute("string")?.Value + " "
            : name == Wml.W + "noBreakHyphen" ? "-"
            : name == Wml.W + "sym" ? Symbol(one.Attribute(Wml.W + "char")?.Value)
            : name.Namespace == Wml.W && name.LocalName is "tab" or "ptab" or "br" or "cr" && one.Parent?.Name != Wml.W + "tabs" ? " "
            : null;
    }

    // Fonts of symbols have their letters from F000 on, where the last byte is that of the usual letter.
    private static string Symbol(string? code) =>
        int.TryParse(code, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var letter)
        ? ((char)(letter is >= 0xF000 and <= 0xF0FF ? letter - 0xF000 : letter & 0xFFFF)).ToString()
        : "";
}
