using System.Xml;

namespace ActionPlan.Host.Sheets;

/// <summary>Reads a part of a workbook to its end: well-formed, without a DTD, not nested absurdly, and pointing at nothing outside.</summary>
internal static class PartCheck
{
    private const int Deepest = 60;

    // A sheet of as many cells as are read has some three for each; a table of texts two for each.
    private const int MostOfSheet = 1_000_000;
    private const int MostOfOthers = 50_000;

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
            var left = HoldsCells(name) ? MostOfSheet : MostOfOthers;
            while (xml.Read())
            {
                left -= xml.NodeType == XmlNodeType.Element ? 1 : 0;
                if (left < 0)
                {
                    return Complaint.OfFile("TooManyCells");
                }

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

    private static bool HoldsCells(string name) =>
        name.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("xl/sharedStrings", StringComparison.OrdinalIgnoreCase);

    // A link that a person may click is never followed here.
    private static bool PointsOutside(XmlReader relationship) =>
        string.Equals(relationship.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)
        && relationship.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true;
}
