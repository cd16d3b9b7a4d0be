using System.Xml;

namespace ActionPlan.Host.Sheets;

/// <summary>What Excel lets people type into cells. It prevents slips; nothing relies on it.</summary>
/// <param name="Type">As the file format names it: <c>decimal</c>, <c>date</c>, <c>list</c> …</param>
/// <param name="Comparison">With what limits are compared; null for a list.</param>
/// <param name="Cells">The cells it is about.</param>
/// <param name="Title">The heading of what is told of a slip.</param>
/// <param name="Error">What would be right.</param>
/// <param name="Limits">One or two limits, or the range that holds the list.</param>
internal sealed record CellRule(string Type, string? Comparison, string Cells, string Title, string Error, params IReadOnlyList<string> Limits)
{
    public void Write(XmlWriter xml)
    {
        xml.WriteStartElement("dataValidation");
        xml.WriteAttributeString("type", Type);
        if (Comparison is not null)
        {
            xml.WriteAttributeString("operator", Comparison);
        }

        xml.WriteAttributeString("allowBlank", "1");
        xml.WriteAttributeString("showErrorMessage", "1");
        xml.WriteAttributeString("errorTitle", Title);
        xml.WriteAttributeString("error", Error);
        xml.WriteAttributeString("sqref", Cells);
        foreach (var (index, limit) in Limits.Index())
        {
            xml.WriteElementString("formula" + (index + 1).ToString(CultureInfo.InvariantCulture), limit);
        }

        xml.WriteEndElement();
    }
}
