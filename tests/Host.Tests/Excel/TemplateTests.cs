using System.Globalization;
using System.Xml.Linq;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Sheets;
using DocumentFormat.OpenXml.Packaging;
using static ActionPlan.Host.Tests.Excel.SampleSheet;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace ActionPlan.Host.Tests.Excel;

public class TemplateTests
{
    [Fact]
    public async Task A_template_is_a_workbook_without_fault() => Assert.Empty(TableFileTests.Faults(await Template()));

    [Fact]
    public async Task The_template_of_a_unit_without_figures_is_one_too() =>
        Assert.Empty(TableFileTests.Faults(await Template(new EntrySheet(Key, [], IsLocked: false))));

    [Fact]
    public async Task Only_cells_that_may_be_entered_are_unlocked()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await Template()), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        var formats = document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<Xl.CellFormat>().ToList();
        var unlocked = sheet.Descendants<Xl.Cell>().Where(cell => formats[(int)(cell.StyleIndex?.Value ?? 0)].Protection?.Locked?.Value == false)
            .Select(cell => cell.CellReference!.Value);

        Assert.True(sheet.Elements<Xl.SheetProtection>().Single().Sheet!.Value);
        Assert.Equal(["H8", "J8", "H9", "J9", "H10", "I10", "J10", "H13", "J13"], unlocked);
    }

    [Fact]
    public async Task Locked_cells_say_why()
    {
        var sheet = Assert.Single(WorkbookReader.Read(await Template()).Sheets);

        Assert.Equal("Khoá: đếm từ sổ theo dõi", sheet.At(11, 11).Text);
        Assert.Equal("Khoá: kỳ đã khoá sổ", sheet.At(11, 12).Text);
        Assert.Equal("Hạn 04/10/2024; phải có văn bản", sheet.At(11, 10).Text);
        Assert.Equal("Đang soạn – Trần Bình", sheet.At(11, 13).Text);
        Assert.Equal("PHIẾU SỐ LIỆU QUÝ 3/2024", sheet.At(1, 1).Text);
    }

    [Fact]
    public async Task Names_like_formulas_are_no_formulas()
    {
        var sheet = Assert.Single(WorkbookReader.Read(await Template()).Sheets);

        Assert.Equal((CellContent.Text, "=Thu phạt (cộng dồn)"), (sheet.At(2, 13).Content, sheet.At(2, 13).Text));
        Assert.DoesNotContain(sheet.All, cell => cell.Content == CellContent.Formula);
    }

    [Fact]
    public async Task An_untouched_template_changes_nothing()
    {
        var preview = Read(await Template());

        Assert.Empty(preview.Problems);
        Assert.Empty(preview.Changes);
        Assert.Equal(3, preview.Unchanged);
        Assert.Equal(["Không có gì thay đổi: các ô đều trống hoặc giống nội dung đang có."], Says(preview.Doubts));
    }

    [Fact]
    public async Task Filled_cells_become_changes_with_their_places()
    {
        var preview = Read(Edit(await Template(), sheet =>
        {
            sheet.Put("H8", "<v>19</v>");
            sheet.Put("H9", "<v>87.349999999999994</v>");
            sheet.Put("H10", "<v>1</v>");
            sheet.Put("I10", "<is><t>QĐ 15/QĐ-UBND ngày 05/09/2024</t></is>", "inlineStr");
            sheet.Put("J10", "<is><r><t>đã </t></r><r><rPr><b/></rPr><t>công nhận</t></r></is>", "inlineStr");
        }));

        Assert.Empty(preview.Problems);
        Assert.Equal(
            [("Số liệu!H8", "cases", 19m, null, null), ("Số liệu!H9", "share", 87.35m, null, null),
                ("Số liệu!H10", "decision", 1m, "QĐ 15/QĐ-UBND ngày 05/09/2024", "đã công nhận")],
            preview.Changes.Select(change => (change.Place, change.Cell.Key.Figure, change.Value, change.Source, change.Note)));
        Assert.True(preview.CanBeTaken);
    }

    [Fact]
    public async Task Emptied_cells_change_nothing() => Assert.Empty(Read(Edit(await Template(), sheet => sheet.Put("H13", ""))).Changes);

    [Fact]
    public async Task Rows_are_known_by_what_they_are_and_not_by_where_they_stand()
    {
        var preview = Read(Edit(await Template(), sheet =>
        {
            sheet.Put("H8", "<v>19</v>");
            var (row, deleted) = (sheet.Row(8), sheet.Row(9));
            deleted.Remove();
            row.Remove();
            row.SetAttributeValue("r", "40");
            foreach (var cell in row.Elements())
            {
                cell.SetAttributeValue("r", ((string)cell.Attribute("r")!).Replace("8", "40", StringComparison.Ordinal));
            }

            sheet.Element(Main + "sheetData")!.Add(row);
        }));

        Assert.Empty(preview.Problems);
        Assert.Equal(("Số liệu!H40", "cases"), (Assert.Single(preview.Changes).Place, preview.Changes[0].Cell.Key.Figure));
    }

    [Fact]
    public async Task Columns_that_people_add_do_no_harm()
    {
        var preview = Read(Edit(await Template(), sheet =>
        {
            foreach (var cell in sheet.Descendants(Main + "c"))
            {
                if (CellAddress.TryParse((string?)cell.Attribute("r"), out var address) && address.Column >= 8)
                {
                    cell.SetAttributeValue("r", (address with { Column = address.Column + 1 }).ToString());
                }
            }

            sheet.Put("I8", "<v>19</v>");
            sheet.Put("H8", "<f>1+1</f><v>2</v>");
        }));

        Assert.Empty(preview.Problems);
        Assert.Equal(("Số liệu!I8", 19m), (Assert.Single(preview.Changes).Place, preview.Changes[0].Value));
    }

    [Theory]
    [InlineData("1.234", 1234, "Số liệu!H8: \"1.234\": Được hiểu là 1234; nếu ý là 1,234 thì hãy ghi lại cho rõ.")]
    [InlineData("1.234.567", 1234567, null)]
    [InlineData("1234.5", 1234.5, null)]
    [InlineData("12,5", 12.5, null)]
    public async Task Numbers_that_are_text_are_read_and_doubt_is_told(string text, double value, string? doubt)
    {
        var preview = Read(Edit(await Template(), sheet => sheet.Put("H8", $"<is><t>{text}</t></is>", "inlineStr")));

        Assert.Empty(preview.Problems);
        Assert.Equal((decimal)value, Assert.Single(preview.Changes).Value);
        Assert.Equal(doubt is null ? [] : [doubt], Says(preview.Doubts));
    }

    [Fact]
    public async Task What_somebody_changed_since_is_named_with_who_and_when()
    {
        var template = Edit(await Template(), sheet => sheet.Put("H8", "<v>19</v>"));
        var now = Sheet with { Cells = [.. Sheet.Cells.Select(cell => cell.Key.Figure == "cases" ? cell with { Draft = Draft("cases", 23) } : cell)] };

        Assert.Equal(
            ["Số liệu!H8: Từ khi tải mẫu, số liệu đã được đổi thành 23 bởi Trần Bình, 03/10/2024 09:15. Hãy tải mẫu mới, hoặc sửa trên trang."],
            Says(Read(template, sheet: now).Problems));
    }

    [Fact]
    public async Task A_number_that_came_back_is_confirmed_by_writing_it_again_into_a_template_that_knows_so()
    {
        EntrySheet With(FigureDraftRow draft) =>
            Sheet with { Cells = [.. Sheet.Cells.Select(cell => cell.Key.Figure == "cases" ? cell with { Draft = draft } : cell)] };
        var before = await Template(With(Draft("cases", 19, version: 3)));
        var back = Draft("cases", 19, version: 3);
        back.SendBack("Trần Chi", "Xem lại");
        var now = With(back);
        var after = await Template(now);

        // Nobody confirms what he leaves alone, nor by a file that was filled in before the number came back.
        Assert.Empty(Read(after, sheet: now).Changes);
        Assert.Empty(Read(before, sheet: now).Changes);
        Assert.Equal(["Số liệu!H8: Số 19 đã bị trả lại và vẫn chờ sửa. Muốn giữ nguyên số này, hãy ghi lại trong mẫu mới tải hoặc trên trang."],
            Says(Read(before, sheet: now).Doubts.Take(1)));
        Assert.Equal("Bị trả lại (19) – Trần Bình", Assert.Single(WorkbookReader.Read(after).Sheets).At(11, 8).Text);
        var confirmed = Read(Edit(after, sheet => sheet.Put("H8", "<v>19</v>")), sheet: now);
        Assert.Empty(confirmed.Problems);
        Assert.Equal(("cases", 19m), (Assert.Single(confirmed.Changes).Cell.Key.Figure, confirmed.Changes[0].Value));
    }

    [Fact]
    public async Task What_somebody_else_entered_alike_is_no_conflict()
    {
        var template = Edit(await Template(), sheet => sheet.Put("H8", "<v>19</v>"));
        var now = Sheet with { Cells = [.. Sheet.Cells.Select(cell => cell.Key.Figure == "cases" ? cell with { Draft = Draft("cases", 19) } : cell)] };

        Assert.Empty(Read(template, sheet: now).Problems);
    }

    [Fact]
    public async Task As_LibreOffice_saves_it_the_template_is_read_the_same()
    {
        var filled = Edit(await Template(), sheet => sheet.Put("H8", "<v>19</v>"));
        Assert.SkipUnless(File.Exists("/usr/bin/soffice"), "LibreOffice is not on this machine.");
        var folder = Directory.CreateTempSubdirectory().FullName;
        var path = Path.Combine(folder, "phieu.xlsx");
        await File.WriteAllBytesAsync(path, filled, TestContext.Current.CancellationToken);
        using var office = System.Diagnostics.Process
            .Start("/usr/bin/soffice",
                [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir",
                    Path.Combine(folder, "out"), path]);
        await office.WaitForExitAsync(TestContext.Current.CancellationToken);

        var preview = Read(await File.ReadAllBytesAsync(Path.Combine(folder, "out", "phieu.xlsx"), TestContext.Current.CancellationToken));
        Directory.Delete(folder, recursive: true);
        Assert.Empty(Says(preview.Problems));
        Assert.Equal(("Số liệu!H8", 19m), (Assert.Single(preview.Changes).Place, preview.Changes[0].Value));
        Assert.Equal(3, preview.Unchanged);
    }
}
