using System.Xml.Linq;
using ActionPlan.Host.Reports.Word;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>What a part of a Word file says to whoever reads it: as if tracked changes were accepted, and without what is hidden.</summary>
internal static class WordText
{
    private static readonly XNamespace Formula = "http://schemas.openxmlformats.org/officeDocument/2006/math";

    public static string Of(XElement element) => string.Concat(Said(element).Select(Text));

    /// <summary>A paragraph's own text, without the paragraphs of boxes that stand in it; what is left out leaves a space.</summary>
    public static string OwnOf(XElement paragraph, Func<XElement, bool> besides) => string.Concat(Said(paragraph)
        .Where(text => text.Ancestors(Wml.W + "p").First() == paragraph)
        .Select(text => text.Ancestors(Wml.W + "sdt").Any(besides) ? " " : Text(text)));

    public static bool IsReference(XElement control) => Tag(control) is not null;

    public static string? Tag(XElement control) => control.Element(Wml.W + "sdtPr")?.Element(Wml.W + "tag")?.Attribute(Wml.W + "val")?.Value;

    /// <summary>One space between words, as it is compared.</summary>
    public static string Plain(string text) => string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<XElement> Said(XElement element) => element.Descendants()
        .Where(one => one.Name == Wml.W + "t" || one.Name == Formula + "t" || one.Name == Wml.W + "tab" || one.Name == Wml.W + "br" || one.Name == Wml.W + "cr" || one.Name == Wml.W + "noBreakHyphen")
        .Where(one => one.Parent?.Name != Wml.W + "tabs" && !one.Ancestors().TakeWhile(above => above != element.Parent).Any(IsUnsaid));

    // What was struck out is w:delText; what was moved away stands in w:t all the same, and what old programs show instead of a shape stands twice.
    private static bool IsUnsaid(XElement element) => element.Name == Wml.W + "moveFrom" || element.Name == Wml.Mc + "Fallback"
        || (element.Name == Wml.W + "r" && element.Element(Wml.W + "rPr")?.Element(Wml.W + "vanish") is { } hidden && hidden.Attribute(Wml.W + "val")?.Value is not ("0" or "false" or "off"));

    private static string Text(XElement one) => one.Name.LocalName switch { "t" => one.Value, "noBreakHyphen" => "-", _ => " " };
}
