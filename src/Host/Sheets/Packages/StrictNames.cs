using System.Xml.Linq;

namespace ActionPlan.Host.Sheets.Packages;

/// <summary>The strict edition of the standard gives the same things other names; what is read has the transitional ones, which all programs write.</summary>
internal static class StrictNames
{
    private const string Strict = "http://purl.oclc.org/ooxml/";

    private static readonly Dictionary<string, string> Namespaces = new(StringComparer.Ordinal)
    {
        ["wordprocessingml/main"] = "wordprocessingml/2006/main",
        ["officeDocument/relationships"] = "officeDocument/2006/relationships",
        ["officeDocument/math"] = "officeDocument/2006/math",
        ["officeDocument/extendedProperties"] = "officeDocument/2006/extended-properties",
        ["officeDocument/customProperties"] = "officeDocument/2006/custom-properties",
        ["officeDocument/docPropsVTypes"] = "officeDocument/2006/docPropsVTypes",
        ["officeDocument/customXml"] = "officeDocument/2006/customXml",
        ["drawingml/main"] = "drawingml/2006/main",
        ["drawingml/wordprocessingDrawing"] = "drawingml/2006/wordprocessingDrawing",
        ["drawingml/picture"] = "drawingml/2006/picture",
        ["drawingml/chart"] = "drawingml/2006/chart",
        ["drawingml/diagram"] = "drawingml/2006/diagram",
        ["spreadsheetml/main"] = "spreadsheetml/2006/main",
    };

    public static string OfType(string type)
    {
        const string office = Strict + "officeDocument/relationships/";
        return type.StartsWith(office, StringComparison.Ordinal) ? PackageRelation.Office + type[office.Length..] : type;
    }

    public static void Replace(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name = Of(element.Name);
            if (element.Attributes()
                .Any(attribute => attribute.IsNamespaceDeclaration
                    ? attribute.Value.StartsWith(Strict, StringComparison.Ordinal) : Of(attribute.Name) != attribute.Name))
            {
                element.ReplaceAttributes(element.Attributes().Select(attribute => attribute.IsNamespaceDeclaration
                    ? new XAttribute(attribute.Name, Of(XNamespace.Get(attribute.Value)).NamespaceName)
                    : new XAttribute(Of(attribute.Name), attribute.Value)).ToList());
            }
        }
    }

    private static XName Of(XName name) => name.Namespace == XNamespace.None ? name : Of(name.Namespace) + name.LocalName;

    private static XNamespace Of(XNamespace space) =>
        space.NamespaceName.StartsWith(Strict, StringComparison.Ordinal) && Namespaces.TryGetValue(space.NamespaceName[Strict.Length..], out var known)
        ? "http://schemas.openxmlformats.org/" + known
        : space;
}
