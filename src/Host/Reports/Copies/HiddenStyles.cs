using System.Xml.Linq;
using ActionPlan.Host.Reports.Word;

namespace ActionPlan.Host.Reports.Copies;

/// <summary>The styles of a document that hide their text.</summary>
internal sealed class HiddenStyles
{
    private readonly HashSet<string> hidden = new(StringComparer.Ordinal);

    /// <param name="part">The part with the styles; null if the document has none.</param>
    public HiddenStyles(XElement? part)
    {
        var all = part?.Elements(Wml.W + "style").ToList() ?? [];
        var heirs = all.ToLookup(style => Value(style.Element(Wml.W + "basedOn")), StringComparer.Ordinal);
        var open = new Queue<XElement>(all.Where(style => IsOn(style.Element(Wml.W + "rPr")?.Element(Wml.W + "vanish"))));
        while (open.TryDequeue(out var style))
        {
            if (style.Attribute(Wml.W + "styleId")?.Value is { } id && hidden.Add(id))
            {
                heirs[id].ToList().ForEach(open.Enqueue);
            }
        }
    }

    public bool Hide(XElement one) => (one.Name == Wml.W + "rStyle" || one.Name == Wml.W + "pStyle") && Value(one) is { } id && hidden.Contains(id);

    public static bool IsOn(XElement? toggle) => toggle is not null && Value(toggle) is not ("0" or "false" or "off");

    private static string? Value(XElement? one) => one?.Attribute(Wml.W + "val")?.Value;
}
