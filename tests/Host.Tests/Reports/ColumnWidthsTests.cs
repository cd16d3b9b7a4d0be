using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Word;

namespace ActionPlan.Host.Tests.Reports;

public sealed class ColumnWidthsTests
{
    private const int Page = 9_000;

    [Theory]
    // As they share the page.
    [InlineData("12", "Hộ nghèo", "900 7020 1080")]
    // A budget keeps its line, and the text gives the room.
    [InlineData("47.500.000.000", "Thu ngân sách đạt dự toán", "900 6525 1575")]
    [InlineData("-47.500.000.000.000", "Thu ngân sách đạt dự toán", "900 6067 2033")]
    // What is no word is broken, and robs nobody.
    [InlineData("12", "x*200", "900 7020 1080")]
    public void A_column_is_as_wide_as_its_longest_word_where_another_has_the_room(string number, string text, string expected)
    {
        text = text == "x*200" ? new string('x', 200) : text;
        ReportColumn[] columns = [new("Số", 10), new("Chỉ tiêu", 78), new("Ngưỡng", 12, Number: true)];
        var table = new TableBlock("Kết quả", columns,
            [new TableLine([[new Piece("Kinh tế")]]), new TableLine([[new Piece("1")], [new Piece(text)], [new Piece("≥ "), new Piece(number)]])]);

        var widths = ColumnWidths.Of(table, Page);

        Assert.Equal(expected, string.Join(' ', widths));
        Assert.Equal(Page, widths.Sum());
    }
}
