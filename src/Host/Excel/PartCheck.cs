using System.Xml;

namespace ActionPlan.Host.Excel;

/// <summary>Reads a part of a workbook to its end: well-formed, without a DTD, not nested absurdly, and pointing at nothing outside.</summary>
internal static class PartCheck
{
    private const int Deepest = 60;

    public static Complaint? Of(string name, Stream content)
    {
        if (!name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
        {
            content.CopyTo(Stream.Null);
            return null;
        }

        try
        {
            using var xml = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (xml.Read())
            {
                if (xml.Depth > Deepest)
                {
                    return Complaint.OfFile("BadPart", name);
                }

                if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && PointsOutside(xml))
                {
                    return Complaint.OfFile("ExternalLinks");
                }
            }

            return null;
        }
        catch (XmlException)
        {
            return Complaint.OfFile("BadPart", name);
        }
    }

    // A link that a person may click is never followed here.
    private static bool PointsOutside(XmlReader relationship) =>
        string.Equals(relationship.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)
        && relationship.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true;
}
