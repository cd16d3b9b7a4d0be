using System.Text;
using System.Xml.Linq;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Sheets.Packages;

namespace ActionPlan.Host.Reports.Copies;

/// <summary>
/// Writes a part anew with what is known of the format and nothing else, so that every program shows the same text, and shows all of what is
/// compared: one of alternatives, no hidden runs, no fields but page numbers, nothing that turns letters around. It goes over the part once.
/// </summary>
internal sealed class WordCleaning(WordRelations relations, HiddenStyles styles, WordFindings found)
{
    private readonly WordFields fields = new(found);

    /// <exception cref="RefusedPackageException">It holds what cannot be left out and must not be shown.</exception>
    public XElement Of(XElement part, IReadOnlySet<XName>? only = null)
    {
        var root = new XElement(part.Name, WordNames.Known.Select(one => new XAttribute(XNamespace.Xmlns + one.Value, one.Key.NamespaceName)));
        root.Add(new XAttribute(Wml.Mc + "Ignorable", WordNames.Ignorable), Attributes(part));
        foreach (var child in part.Elements().Where(child => only is null || only.Contains(child.Name)))
        {
            Into(root, child);
        }

        fields.Close();
        return root;
    }

    private void Into(XElement parent, XElement one)
    {
        Note(one);
        if (one.Name == Wml.Mc + "AlternateContent")
        {
            Children(parent, Shown(one), texts: false);
        }
        else if (WordNames.Unwrapped.Contains(one.Name))
        {
            Children(parent, one, texts: false);
        }
        else if (one.Name == Wml.W + "fldSimple")
        {
            Simple(parent, one);
        }
        else if (one.Name == Wml.W + "r")
        {
            Run(parent, one);
        }
        else if (!IsLeftOut(one) && !(fields.IsSilent && one.Name.Namespace == WordNames.M))
        {
            var copy = new XElement(one.Name, Attributes(one));
            parent.Add(copy);
            Children(copy, one, texts: true);
        }
    }

    private void Children(XElement parent, XElement? one, bool texts)
    {
        foreach (var node in one?.Nodes() ?? [])
        {
            if (node is XElement child)
            {
                Into(parent, child);
            }
            else if (node is XText text && texts)
            {
                parent.Add(new XText(Visible(text.Value)));
            }
        }
    }

    private void Simple(XElement parent, XElement one)
    {
        if (fields.Simple(one) is not { } page)
        {
            Children(parent, one, texts: false);
        }
        else if (!fields.IsSilent)
        {
            parent.Add(page);
        }
    }

    private void Run(XElement parent, XElement run)
    {
        var copy = new XElement(run.Name, Attributes(run));
        if (run.Element(Wml.W + "rPr") is { } looks)
        {
            Into(copy, looks);
        }

        var isHidden = IsHidden(run);
        XElement? page = null;
        foreach (var one in run.Elements().Where(one => one.Name != Wml.W + "rPr"))
        {
            // Marks of fields count in a hidden run too: a field may begin there and end in one that shows.
            var (isMark, ended) = fields.Take(one, copy.Element(Wml.W + "rPr"));
            page = ended ?? page;
            if (!isMark && isHidden)
            {
                found.Hidden += one.Name == Wml.W + "t" ? 1 : 0;
            }
            else if (!isMark && !fields.IsSilent)
            {
                Into(copy, one);
            }
        }

        if (copy.Elements().Any(one => one.Name != Wml.W + "rPr"))
        {
            parent.Add(copy);
        }

        // A page number stands where runs and fields may; among tracked changes only runs may.
        if (page is not null && parent.Name.LocalName is "p" or "hyperlink" or "sdtContent")
        {
            parent.Add(page);
        }
    }

    private void Note(XElement one)
    {
        found.Unsettled += WordNames.Tracked.Contains(one.Name) ? 1 : 0;
        found.EarlierLooks += WordNames.Earlier.Contains(one.Name) ? 1 : 0;
        found.Symbols += one.Name == Wml.W + "sym" ? 1 : 0;
        found.Shapes += WordNames.IsShape(one) ? 1 : 0;
        found.HiddenByStyle += styles.Hide(one) ? 1 : 0;
        if (one.Name.LocalName is "start" or "startOverride" && one.Parent?.Name.LocalName is "lvl" or "lvlOverride")
        {
            found.OddLists += one.Attribute(Wml.W + "val")?.Value is "0" or "1" ? 0 : 1;
        }
    }

    private bool IsLeftOut(XElement one)
    {
        if (!WordNames.Known.ContainsKey(one.Name.Namespace) || one.Name.Namespace == Wml.Mc)
        {
            if (one.Name.LocalName != "extLst" && one.DescendantNodes().OfType<XText>().Any())
            {
                found.LeftOut.Add("Unknown");
            }

            return true;
        }

        if (one.Name == Wml.W + "object" || one.Name == Wml.W + "control")
        {
            found.LeftOut.Add("Objects");
        }

        return one.Name.LocalName is "extLst" or "contentPart" || WordNames.Dropped.Contains(one.Name) || WordNames.Earlier.Contains(one.Name);
    }

    // What a program shows that knows what is known here: as Word does since 2010.
    private XElement? Shown(XElement alternatives)
    {
        var choices = alternatives.Elements(Wml.Mc + "Choice").ToList();
        found.Ink += choices.Exists(choice => Requires(choice).Contains(WordNames.Ink)) ? 1 : 0;
        return choices.Find(choice => Requires(choice).All(space => space is not null && WordNames.Known.ContainsKey(space)))
            ?? alternatives.Element(Wml.Mc + "Fallback");
    }

    private static IEnumerable<XNamespace?> Requires(XElement choice) =>
        (choice.Attribute("Requires")?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(prefix => choice.GetNamespaceOfPrefix(prefix))
            .DefaultIfEmpty(null);

    private static bool IsHidden(XElement run) => run.Element(Wml.W + "rPr") is { } looks
        && (HiddenStyles.IsOn(looks.Element(Wml.W + "vanish")) || HiddenStyles.IsOn(looks.Element(Wml.W + "specVanish")));

    private IEnumerable<XAttribute> Attributes(XElement one) => one.Attributes()
        .Where(attribute => WordNames.Keeps(attribute) && (attribute.Name.Namespace != Wml.R || relations.Keeps(attribute.Value, found)))
        .Select(attribute => new XAttribute(attribute.Name, Visible(attribute.Value)));

    // Characters that show nothing, or turn around what follows.
    private static string Visible(string text) => text.Any(letter => char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format)
        ? string.Concat(text.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format))
        : text;
}
