using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ActionPlan.Host.Excel;

/// <summary>A workbook of one sheet, written from front to back: nothing but the current row is held in memory.</summary>
internal static class WorkbookPackage
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Zip has no time zone and the same table is the same file: the day is that of the format's own epoch.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="stream">May be any stream, a response too.</param>
    /// <param name="sheetName">See <see cref="SheetText.SheetName"/>.</param>
    /// <param name="headerRow">Repeated on each printed page.</param>
    /// <param name="sheet">Writes the worksheet's content.</param>
    public static async Task Write(Stream stream, string sheetName, int headerRow, Func<XmlWriter, Task> sheet)
    {
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        await Part(zip, "[Content_Types].xml", Raw("""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """));
        await Part(zip, "_rels/.rels", Raw($"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """));
        await Part(zip, "xl/_rels/workbook.xml.rels", Raw($"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """));
        await Part(zip, "xl/workbook.xml", xml => Workbook(xml, sheetName, headerRow));
        await Part(zip, "xl/styles.xml", xml =>
        {
            CellLooks.Write(xml);
            return Task.CompletedTask;
        });
        await Part(zip, "xl/worksheets/sheet1.xml", sheet);
    }

    private static Task Workbook(XmlWriter xml, string sheetName, int headerRow)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("sheets");
        xml.WriteStartElement("sheet");
        xml.WriteAttributeString("name", sheetName);
        xml.WriteAttributeString("sheetId", "1");
        xml.WriteAttributeString("id", Relations, "rId1");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("definedNames");
        xml.WriteStartElement("definedName");
        xml.WriteAttributeString("name", "_xlnm.Print_Titles");
        xml.WriteAttributeString("localSheetId", "0");
        xml.WriteString(FormattableString.Invariant($"'{sheetName.Replace("'", "''", StringComparison.Ordinal)}'!${headerRow}:${headerRow}"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        return Task.CompletedTask;
    }

    private static async Task Part(ZipArchive zip, string name, Func<XmlWriter, Task> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        await using var part = await entry.OpenAsync();
        await using var xml = XmlWriter.Create(part, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        await xml.WriteStartDocumentAsync(standalone: true);
        await write(xml);
    }

    private static Func<XmlWriter, Task> Raw(string content) => xml => xml.WriteRawAsync(content);
}
