using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ActionPlan.Host.Sheets;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">See <see cref="SheetText.SheetName"/>; no two of a workbook have the same.</param>
/// <param name="HeaderRow">Repeated on each printed page.</param>
/// <param name="Write">Writes the worksheet's content.</param>
internal sealed record WorkbookSheet(string Name, int HeaderRow, Func<XmlWriter, Task> Write);

/// <summary>A workbook, written from front to back: nothing but the current row is held in memory.</summary>
internal static class WorkbookPackage
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Zip has no time zone and the same table is the same file: the day is that of the format's own epoch.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="stream">May be any stream, a response too.</param>
    /// <param name="sheets">In the order of their tabs.</param>
    public static async Task Write(Stream stream, params IReadOnlyList<WorkbookSheet> sheets)
    {
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        await Part(zip, "[Content_Types].xml", Raw($"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{Each(sheets, number => $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """));
        await Part(zip, "_rels/.rels", Raw($"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """));
        await Part(zip, "xl/_rels/workbook.xml.rels", Raw($"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{Each(sheets, number => $"<Relationship Id=\"rId{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>")}<Relationship Id="rIdStyles" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """));
        await Part(zip, "xl/workbook.xml", xml => Workbook(xml, sheets));
        await Part(zip, "xl/styles.xml", xml =>
        {
            CellLooks.Write(xml);
            return Task.CompletedTask;
        });
        foreach (var (index, sheet) in sheets.Index())
        {
            await Part(zip, $"xl/worksheets/sheet{Number(index + 1)}.xml", sheet.Write);
        }
    }

    private static Task Workbook(XmlWriter xml, IReadOnlyList<WorkbookSheet> sheets)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("sheets");
        foreach (var (index, sheet) in sheets.Index())
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", sheet.Name);
            xml.WriteAttributeString("sheetId", Number(index + 1));
            xml.WriteAttributeString("id", Relations, "rId" + Number(index + 1));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("definedNames");
        foreach (var (index, sheet) in sheets.Index())
        {
            xml.WriteStartElement("definedName");
            xml.WriteAttributeString("name", "_xlnm.Print_Titles");
            xml.WriteAttributeString("localSheetId", Number(index));
            xml.WriteString(FormattableString.Invariant($"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!${sheet.HeaderRow}:${sheet.HeaderRow}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        return Task.CompletedTask;
    }

    private static string Each(IReadOnlyList<WorkbookSheet> sheets, Func<string, string> part) =>
        string.Concat(Enumerable.Range(1, sheets.Count).Select(number => part(Number(number))));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task Part(ZipArchive zip, string name, Func<XmlWriter, Task> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        await using var part = await entry.OpenAsync();
        await using var xml = XmlWriter.Create(
            part, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        await xml.WriteStartDocumentAsync(standalone: true);
        await write(xml);
    }

    private static Func<XmlWriter, Task> Raw(string content) => xml => xml.WriteRawAsync(content);
}
