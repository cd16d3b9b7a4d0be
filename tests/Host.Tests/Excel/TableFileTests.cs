using System.Globalization;
using ActionPlan.Host.Sheets;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace ActionPlan.Host.Tests.Excel;

public class TableFileTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    [Fact]
    public async Task A_table_is_a_workbook_without_fault()
    {
        var file =
            await Write(
                Table("Số liệu quý 3/2024", ["Thứ nhất", 1234.5m, new DateOnly(2024, 10, 5), TableCell.Moment(Alerts.Ward.Time("2024-10-05 08:30"), Zone)]));

        Assert.Empty(Faults(file));
        Assert.Null(XlsxGuard.Check(file));
    }

    [Fact]
    public async Task Numbers_are_numbers_and_days_are_days()
    {
        var sheet = Read(await Write(Table("Bảng", ["Chữ", 1234.5m, new DateOnly(2024, 10, 5), TableCell.Moment(Alerts.Ward.Time("2024-10-05 08:30"), Zone)])));

        Assert.Equal((CellContent.Text, "Chữ"), (sheet.At(1, 5).Content, sheet.At(1, 5).Text));
        Assert.Equal((CellContent.Number, 1234.5m), (sheet.At(2, 5).Content, sheet.At(2, 5).Number));
        Assert.Equal((CellContent.Date, "05/10/2024"), (sheet.At(3, 5).Content, sheet.At(3, 5).Text));
        Assert.Equal((CellContent.Date, "05/10/2024"), (sheet.At(4, 5).Content, sheet.At(4, 5).Text));
    }

    [Fact]
    public async Task What_is_not_known_is_an_empty_cell()
    {
        var sheet = Read(await Write(Table("Bảng", [(string?)null, (decimal?)null, (DateOnly?)null, TableCell.Moment(null, Zone)])));

        Assert.All([1, 2, 3, 4], column => Assert.Equal(CellContent.Empty, sheet.At(column, 5).Content));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    [InlineData("+84 28 1234")]
    [InlineData("-cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("＝1+1")]
    public async Task Text_like_a_formula_stays_text_also_when_it_is_edited(string text)
    {
        var file = await Write(Table("Bảng", [text, 1m, default(DateOnly?), (string?)null]));

        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.DoesNotContain("<x:f", sheet.OuterXml, StringComparison.Ordinal);
        var cell = sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Single(one => one.CellReference == "A5");
        var format = document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>()
            .ElementAt((int)cell.StyleIndex!.Value);
        Assert.True(format.QuotePrefix?.Value);
        Assert.Empty(Faults(file));
    }

    [Theory]
    [InlineData("Đơn vị\u0000\u0007 \u001b[2J", "Đơn vị�� �[2J")]
    [InlineData("dòng một\r\ndòng hai", "dòng một\ndòng hai")]
    [InlineData("_x0041_ & <b>\"'", "_x0041_ & <b>\"'")]
    [InlineData("🙂", "🙂")]
    public async Task Any_text_can_be_written_and_read_back(string text, string read) =>
        Assert.Equal(read, Read(await Write(Table("Bảng", [text, 1m, default(DateOnly?), (string?)null]))).At(1, 5).Text);

    [Fact]
    public async Task Half_a_character_does_not_break_the_file() =>
        Assert.Equal("� lẻ", Read(await Write(Table("Bảng", ['\ud800' + " lẻ", 1m, default(DateOnly?), (string?)null]))).At(1, 5).Text);

    [Fact]
    public async Task A_text_longer_than_a_cell_is_cut_and_shows_it()
    {
        var read = Read(await Write(Table("Bảng", [new string('ữ', 40_000), 1m, default(DateOnly?), (string?)null]))).At(1, 5).Text;

        Assert.Equal((SheetText.LongestCell, '…'), (read.Length, read[^1]));
    }

    [Fact]
    public async Task A_number_that_Excel_would_round_is_written_as_text()
    {
        var sheet = Read(await Write(Table("Bảng", ["x", 1234567890123456.75m, default(DateOnly?), (string?)null])));

        Assert.Equal((CellContent.Text, "1.234.567.890.123.456,75"), (sheet.At(2, 5).Content, sheet.At(2, 5).Text));
    }

    [Theory]
    [InlineData("Số liệu [quý 3/2024]: a*b?\\c", "Số liệu -quý 3-2024-- a-b--c")]
    [InlineData("Kết quả thực hiện các chỉ tiêu của chương trình", "Kết quả thực hiện các chỉ tiêu")]
    [InlineData("'Bảng'", "Bảng")]
    [InlineData("", "Sheet1")]
    [InlineData("history", "Sheet1")]
    public async Task A_sheet_has_a_name_that_Excel_accepts(string title, string name)
    {
        var file = await Write(Table(title, ["x", 1m, default(DateOnly?), (string?)null]));

        Assert.Equal(name, Read(file).Name);
        Assert.Empty(Faults(file));
    }

    [Theory]
    [InlineData("Số liệu quý 3/2024 – Công an", "so-lieu-quy-3-2024-cong-an")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("a\"; filename=evil.exe\r\n", "a-filename-evil-exe")]
    [InlineData("***", "bang")]
    public void A_file_has_a_name_that_no_system_misreads(string text, string name) => Assert.Equal(name, TableDownload.SafeName(text));

    [Fact]
    public async Task The_header_is_frozen_and_filtered_over_all_rows()
    {
        var file = await Write(Table("Bảng", ["x", 1m, default(DateOnly?), (string?)null], ["y", 2m, default(DateOnly?), (string?)null]));

        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Equal("A4:D6", sheet.Elements<DocumentFormat.OpenXml.Spreadsheet.AutoFilter>().Single().Reference);
        Assert.Equal("A5", sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Pane>().Single().TopLeftCell);
        Assert.Equal(["Tên", "Số", "Ngày", "Lúc"], Enumerable.Range(1, 4).Select(column => Read(file).At(column, 4).Text));
    }

    [Fact]
    public async Task A_large_table_is_written_row_by_row()
    {
        var asked = 0;
        var written = new CountingStream();
        var rows = Enumerable.Range(0, 30_000).Select(IReadOnlyList<TableCell> (row) =>
        {
            asked = Math.Max(asked, row);
            return [Guid.CreateVersion7().ToString(), row, default(DateOnly?), (string?)null];
        });

        await TableFile.Write(written, new TableSheet("Bảng", "", Columns, rows), TestContext.Current.CancellationToken);

        Assert.Equal(29_999, asked);
        Assert.InRange(written.LargestWrite, 1, 1024 * 1024);
        Assert.True(written.Total > 500_000);
    }

    internal static IReadOnlyList<string> Faults(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}")];
    }

    private static readonly IReadOnlyList<TableColumn> Columns = [new("Tên"), new("Số", 12), new("Ngày", 12), new("Lúc", 18)];

    private static TableSheet Table(string title, params IReadOnlyList<TableCell>[] rows) =>
        new(title, string.Create(CultureInfo.InvariantCulture, $"{rows.Length} dòng"), Columns, rows);

    private static async Task<byte[]> Write(TableSheet table)
    {
        using var stream = new MemoryStream();
        await TableFile.Write(stream, table, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    private static SheetContent Read(byte[] file)
    {
        var reading = WorkbookReader.Read(file);
        Assert.Null(reading.Problem);
        return Assert.Single(reading.Sheets);
    }

    private sealed class CountingStream : MemoryStream
    {
        public long Total { get; private set; }

        public int LargestWrite { get; private set; }

        public override bool CanSeek => false;

        public override void Write(byte[] buffer, int offset, int count) => Count(count);

        public override void Write(ReadOnlySpan<byte> buffer) => Count(buffer.Length);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Count(buffer.Length);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Count(count);
            return Task.CompletedTask;
        }

        private void Count(int written)
        {
            Total += written;
            LargestWrite = Math.Max(LargestWrite, written);
        }
    }
}
