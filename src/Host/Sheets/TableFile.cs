using System.Xml;

namespace ActionPlan.Host.Sheets;

/// <summary>Writes a table as a workbook: title, header (bold, frozen, filtered), typed cells.</summary>
internal static class TableFile
{
    private const int HeaderRow = 4;
    private const int MostLines = 20;
    private const double LineHeight = 16.5;

    public static Task Write(Stream stream, TableSheet table, CancellationToken cancellation) => Write(stream, [table], cancellation);

    public static Task Write(Stream stream, IEnumerable<TableSheet> tables, CancellationToken cancellation) =>
        WorkbookPackage.Write(stream,
            [.. tables.Select(table => new WorkbookSheet(SheetText.SheetName(table.Tab ?? table.Title), HeaderRow, xml => Sheet(xml, table, cancellation)))]);

    private static async Task Sheet(XmlWriter xml, TableSheet table, CancellationToken cancellation)
    {
        xml.WriteStartElement("worksheet", WorkbookPackage.Main);
        xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        xml.WriteRaw(
            $"<sheetViews><sheetView workbookViewId=\"0\" showGridLines=\"0\"><pane ySplit=\"{HeaderRow}\" topLeftCell=\"A{HeaderRow + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        xml.WriteRaw("<sheetFormatPr defaultRowHeight=\"15.75\"/>");
        Widths(xml, table.Columns.Select(column => column.Width));
        xml.WriteStartElement("sheetData");
        var sheet = new SheetWriter(xml);
        Head(sheet, table);
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            if (sheet.RowNumber == CellAddress.LastRow)
            {
                break;
            }

            sheet.StartRow(row.Count == 1 ? null : Height(row, table.Columns));
            if (row.Count == 1 && table.Columns.Count > 1)
            {
                Group(sheet, row[0], table.Columns.Count);
            }
            else
            {
                foreach (var cell in row)
                {
                    cell.Write(sheet);
                }
            }

            sheet.EndRow();
        }

        xml.WriteEndElement();
        var last = new CellAddress(table.Columns.Count, sheet.RowNumber);
        xml.WriteRaw($"<autoFilter ref=\"A{HeaderRow}:{last}\"/>");
        xml.WriteRaw(
            "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter>");
        xml.WriteEndElement();
    }

    // Its words run on over the empty cells beside it.
    private static void Group(SheetWriter sheet, TableCell heading, int columns)
    {
        heading.Write(sheet, CellLook.Group);
        while (sheet.Column < columns)
        {
            sheet.Blank(CellLook.Group);
        }
    }

    // Not every program makes a row as high as its text by itself.
    private static double? Height(IReadOnlyList<TableCell> row, IReadOnlyList<TableColumn> columns)
    {
        var lines = row.Zip(columns).Max(pair => pair.First.Lines(pair.Second.Width));
        return lines > 1 ? Math.Min(lines, MostLines) * LineHeight : null;
    }

    internal static void Widths(XmlWriter xml, IEnumerable<int> widths, int hiddenFrom = int.MaxValue)
    {
        xml.WriteStartElement("cols");
        foreach (var (index, width) in widths.Index())
        {
            xml.WriteRaw(string.Create(
                CultureInfo.InvariantCulture,
                $"<col min=\"{index + 1}\" max=\"{index + 1}\" width=\"{width}\" customWidth=\"1\"{(index >= hiddenFrom ? " hidden=\"1\"" : "")}/>"));
        }

        xml.WriteEndElement();
    }

    private static void Head(SheetWriter sheet, TableSheet table)
    {
        sheet.Line(table.Title, CellLook.Title);
        sheet.Line(table.About, CellLook.Muted);
        sheet.Line(table.Warning, CellLook.Warning);
        sheet.StartRow(height: 33);
        foreach (var column in table.Columns)
        {
            sheet.Words(column.Name, CellLook.Header);
        }

        sheet.EndRow();
    }
}
