using System.Globalization;
using System.Text;
using ActionPlan.Host.Figures;

namespace ActionPlan.Host.Tests.Cli;

public class FigureCsvTests
{
    private const string Header = "figure,area,period,value\n";

    [Theory]
    [InlineData("criminalCases,phuong-12,2022-Q4,19", "19")]
    [InlineData("criminalCases,phuong-12,2022,1234.5", "1234.5")]
    [InlineData("criminalCases,phuong-12,2022-Q4,0", "0")]
    [InlineData("criminalCases,phuong-12,2022-Q4,0.1234567890123456789012345", "0.1234567890123456789012345")]
    [InlineData("\"criminalCases\",\"phuong-12\",\"2022-Q4\",\"19\"", "19")]
    [InlineData("criminalCases,kp-1,2022-Q2,1", "1")]
    [InlineData("criminalCases,kp-2,2022-Q2,1", "1")]
    [InlineData("callUp,phuong-12,2022,17", "17")]
    [InlineData("criminalCases,phuong-12,2019-Q4,7", "7")]
    [InlineData("criminalCases,phuong-12,2022-Q4,19\r\n", "19")]
    [InlineData("criminalCases,phuong-12,2022-Q4,19\n\n", "19")]
    public void A_good_line_gives_its_figure(string line, string value)
    {
        var reading = Read(Header + line);

        Assert.Empty(Messages(reading));
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), Assert.Single(reading.Lines).Figure.Value);
    }

    [Theory]
    [InlineData("criminalCase,phuong-12,2022-Q4,19", "Có phải là \"criminalCases\"?")]
    [InlineData("CRIMINALCASES,phuong-12,2022-Q4,19", "Có phải là \"criminalCases\"?")]
    [InlineData("zzzzzzzzzzzz,phuong-12,2022-Q4,19", "Không có số liệu nào có mã \"zzzzzzzzzzzz\".")]
    [InlineData("criminalCases,phuong12,2022-Q4,19", "Có phải là \"phuong-12\"?")]
    [InlineData("criminalCases,phuong-12,2022Q4,19", "\"2022Q4\" không phải là kỳ")]
    [InlineData("criminalCases,phuong-12,2022-Q5,19", "không phải là kỳ")]
    [InlineData("criminalCases,phuong-12,2022-q4,19", "không phải là kỳ")]
    [InlineData("criminalCases,phuong-12,Q4/2022,19", "không phải là kỳ")]
    [InlineData("criminalCases,phuong-12, 2022-Q4,19", "không phải là kỳ")]
    [InlineData("criminalCases,kp-1,2022-Q3,1", "không tồn tại ngày nào trong kỳ 2022-Q3 (từ 2020-01-01 đến 2022-04-30)")]
    [InlineData("criminalCases,kp-2,2022-Q1,1", "không tồn tại ngày nào trong kỳ 2022-Q1 (từ 2022-05-01 đến …)")]
    [InlineData("callUp,phuong-12,2022-Q4,17", "kỳ phải là 2022")]
    [InlineData("criminalCases,phuong-12,2022-Q4,", "Thiếu giá trị")]
    [InlineData("criminalCases,phuong-12,2022-Q4,\"1.234,5\"", "viết 1234.5")]
    [InlineData("criminalCases,phuong-12,2022-Q4,\"1,234.5\"", "viết 1234.5")]
    [InlineData("criminalCases,phuong-12,2022-Q4,\"4,79\"", "viết 4.79")]
    [InlineData("criminalCases,phuong-12,2022-Q4,1.234.567", "viết 1234567")]
    [InlineData("criminalCases,phuong-12,2022-Q4,1 234", "viết 1234")]
    [InlineData("criminalCases,phuong-12,2022-Q4,1e5", "viết 100000")]
    [InlineData("criminalCases,phuong-12,2022-Q4,75%", "viết 75")]
    [InlineData("criminalCases,phuong-12,2022-Q4,+5", "viết 5")]
    [InlineData("criminalCases,phuong-12,2022-Q4, 19", "viết 19")]
    [InlineData("criminalCases,phuong-12,2022-Q4,-3", "không thể là số âm (-3)")]
    [InlineData("criminalCases,phuong-12,2022-Q4,12\u200B", "\"12‹U+200B›\" không viết đúng dạng số. Nếu đúng ý thì viết 12")]
    [InlineData("criminalCases,phuong-12,2022-Q4\uFEFF,12", "\"2022-Q4‹U+FEFF›\" không phải là kỳ")]
    [InlineData("criminalCases,phuong-12,2022-Q4,NaN", "\"NaN\" không phải là số")]
    [InlineData("criminalCases,phuong-12,2022-Q4,Infinity", "không phải là số")]
    [InlineData("criminalCases,phuong-12,2022-Q4,19 vụ", "không phải là số")]
    [InlineData("criminalCases,phuong-12,2022-Q4,0x10", "không phải là số")]
    [InlineData("criminalCases,phuong-12,2022-Q4,(19)", "không phải là số")]
    [InlineData("criminalCases,phuong-12,2022-Q4,5.", "không phải là số")]
    [InlineData("criminalCases,phuong-12,2022-Q4,١٩", "không phải là số")]
    [InlineData("criminalCases,phuong-12,2022-Q4,99999999999999999999999999999", "không phải là số")]
    [InlineData("criminalCases,phuong-12,2022-Q4", "Phải có 4 cột, dòng này có 3")]
    [InlineData("criminalCases,phuong-12,2022-Q4,4,79", "Phải có 4 cột, dòng này có 5")]
    [InlineData("criminalCases,phuong-12,2022-Q4,1\"9", "Dấu ngoặc kép đặt sai chỗ")]
    [InlineData("\"criminalCases\"x,phuong-12,2022-Q4,19", "Dấu ngoặc kép đặt sai chỗ")]
    [InlineData("criminalCases,phuong-12,2022-Q4,\"19", "mở ra mà không đóng lại")]
    [InlineData("\ncriminalCases,phuong-12,2022-Q4,19", "Dòng trống giữa tệp")]
    public void A_bad_line_is_named_with_what_would_be_right(string line, string message)
    {
        var reading = Read(Header + line);

        var said = Assert.Single(Messages(reading));
        Assert.StartsWith("f.csv:2: ", said, StringComparison.Ordinal);
        Assert.Contains(message, said, StringComparison.Ordinal);
        Assert.Empty(reading.Lines);
    }

    [Theory]
    [InlineData("", "Tệp trống")]
    [InlineData("criminalCases,phuong-12,2022-Q4,19", "Dòng đầu phải bắt đầu đúng bằng: figure,area,period,value")]
    [InlineData("area,figure,period,value", "Dòng đầu phải bắt đầu")]
    [InlineData("Figure,area,period,value", "Dòng đầu phải bắt đầu")]
    [InlineData("figure;area;period;value", "cách nhau bằng dấu phẩy")]
    [InlineData("figure,area,period,value,colour", "Cột \"colour\" không dùng được")]
    [InlineData("figure,area,period,value,source,source", "bị lặp lại")]
    [InlineData("figure,area,period,value,by", "phải có đủ")]
    public void A_bad_header_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Single(Messages(Read(text))), StringComparison.Ordinal);

    [Fact]
    public void All_problems_are_named_at_once_and_nothing_is_read()
    {
        var reading = Read(Header + "criminalCases,phuong-12,2022-Q4,19\nx,y,z,1\ncriminalCases,phuong-12,2022-Q3,1e1\n");

        Assert.Empty(reading.Lines);
        Assert.Equal([3, 3, 3, 4], reading.Problems.Select(problem => problem.Line));
    }

    [Fact]
    public void A_repeated_key_names_the_first_line()
    {
        var reading = Read(Header + "solvedCases,phuong-12,2022-Q4,1\ncriminalCases,phuong-12,2022-Q4,19\ncriminalCases,phuong-12,2022-Q4,19\n");

        Assert.Equal("f.csv:4: Trùng với dòng 3: criminalCases, phuong-12, 2022-Q4 đã có giá trị.", Assert.Single(Messages(reading)));
    }

    [Fact]
    public void A_year_and_its_quarters_are_different_keys() =>
        Assert.Equal(2, Read(Header + "criminalCases,phuong-12,2022,76\ncriminalCases,phuong-12,2022-Q4,19\n").Lines.Count);

    [Fact]
    public void In_a_file_with_a_history_a_figure_may_be_corrected_later()
    {
        var reading = Read(""""
            figure,area,period,value,enteredOn,by,reason,source
            criminalCases,phuong-12,2022-Q4,19,2023-01-03,"Nguyễn Văn A, công an",Báo cáo quý,
            criminalCases,phuong-12,2022-Q4,22,2023-02-14,Nguyễn Văn A,"Đính chính ""3 vụ""",12/BC-CA
            """", withHistory: true);

        Assert.Empty(Messages(reading));
        Assert.Equal(new EntryNote(new DateOnly(2023, 2, 14), "Nguyễn Văn A", "Đính chính \"3 vụ\""), reading.Lines[1].Note);
        Assert.Null(reading.Lines[0].Figure.Source);
        Assert.Equal("12/BC-CA", reading.Lines[1].Figure.Source);
    }

    [Theory]
    [InlineData("2052-02-14", "enteredOn: 2052? Có phải 2025? Việc đã làm không thể có ngày sau hôm nay (2026-01-15).")]
    [InlineData("2026-01-16", "enteredOn: 2026-01-16 chưa tới (hôm nay là 2026-01-15): chỉ ghi việc đã làm.")]
    [InlineData("2026-01-15", null)]
    public void Nothing_was_entered_after_today(string day, string? said) => Assert.Equal(
        said is null ? [] : [$"f.csv:2: {said}"],
        Messages(Read($"figure,area,period,value,enteredOn,by,reason\ncriminalCases,phuong-12,2022-Q4,19,{day},A,x\n", withHistory: true)));

    [Fact]
    public void A_text_is_as_long_as_people_see_it()
    {
        var long2000 = new string('x', 2000);

        Assert.Empty(Messages(Read($"figure,area,period,value,source\ncriminalCases,phuong-12,2022-Q4,19,{long2000}\u200B\n")));
        Assert.Equal("LongText", Assert.Single(Read($"figure,area,period,value,source\ncriminalCases,phuong-12,2022-Q4,19,{long2000}x\n").Problems).Key);
    }

    [Fact]
    public void A_history_does_not_excuse_a_duplicate_where_none_is_read()
    {
        var reading = Read(
            """
            figure,area,period,value,enteredOn,by,reason
            criminalCases,phuong-12,2022-Q4,19,2023-01-03,A,x
            criminalCases,phuong-12,2022-Q4,22,2023-02-14,A,y
            """);

        Assert.Equal(3, Assert.Single(reading.Problems).Line);
    }

    [Fact]
    public void A_quoted_field_may_span_lines_and_later_lines_keep_their_numbers()
    {
        var reading = Read("figure,area,period,value,source\ncriminalCases,phuong-12,2022-Q4,19,\"dòng một\ndòng hai\"\nx,phuong-12,2022-Q4,1,\n");

        Assert.Equal(4, Assert.Single(reading.Problems).Line);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_header() =>
        Assert.Single(Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Header + "criminalCases,phuong-12,2022-Q4,19\n")]).Lines);

    [Fact]
    public void Names_in_another_unicode_form_are_the_same_names()
    {
        var composed = Read("figure,area,period,value,source\ncriminalCases,phuong-12,2022-Q4,1,Quyết định số 5/QĐ".Normalize(NormalizationForm.FormD));

        Assert.Equal("Quyết định số 5/QĐ".Normalize(NormalizationForm.FormC), Assert.Single(composed.Lines).Figure.Source);
    }

    [Fact]
    public void A_file_in_utf16_is_refused_with_what_to_do() =>
        Assert.Contains("CSV UTF-8", Assert.Single(Messages(Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Header)]))),
            StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_not_utf8_are_found_on_their_line()
    {
        var reading = Read([.. Encoding.UTF8.GetBytes(Header + "criminalCases,phuong-12,2022-Q4,1\nsolvedCases,phuong-12,2022-Q4,"), 0xE9, (byte)'\n']);

        Assert.Equal(("NotUtf8", 3), (Assert.Single(reading.Problems).Key, reading.Problems[0].Line));
    }

    [Fact]
    public void A_file_that_is_no_text_is_refused_without_reading_it_whole() =>
        Assert.Equal("LongLine", Assert.Single(Read(new byte[Utf8Lines.LongestLine * 40]).Problems).Key);

    [Fact]
    public void After_a_hundred_problems_the_rest_is_left_alone()
    {
        var reading = Read(Header + string.Concat(Enumerable.Repeat("x,phuong-12,2022-Q4,1\n", 5000)));

        Assert.Equal(101, reading.Problems.Count);
        Assert.Equal("TooMany", reading.Problems[^1].Key);
    }

    [Fact]
    public void Many_lines_are_read_whatever_the_buffer_cuts_through()
    {
        var text = new StringBuilder("figure,area,period,value,source\n");
        for (var year = 1900; year < 2200; year++)
        {
            text.Append(CultureInfo.InvariantCulture, $"criminalCases,phuong-12,{year},{year}.5,{new string('ữ', year % 400)}\r\n");
        }

        var reading = Read(text.ToString());

        Assert.Empty(Messages(reading));
        Assert.Equal(300, reading.Lines.Count);
        Assert.All(reading.Lines, line => Assert.Equal(line.Figure.Period.Year + 0.5m, line.Figure.Value));
        Assert.Equal(Period.OfYear(2199), reading.Lines[^1].Figure.Period);
    }

    [Fact]
    public void What_a_file_holds_cannot_drive_the_terminal() =>
        Assert.DoesNotContain('\u001b', Assert.Single(Messages(Read(Header + "\u001b[2J,phuong-12,2022-Q4,1\n"))));

    private static FigureCsvReading Read(string text, bool withHistory = false) => Read(Encoding.UTF8.GetBytes(text), withHistory);

    private static FigureCsvReading Read(byte[] bytes, bool withHistory = false)
    {
        using var stream = new MemoryStream(bytes);
        return FigureCsv.Read(stream, "f.csv", SmallPlan.Plan, new DateOnly(2026, 1, 15), withHistory);
    }

    private static IEnumerable<string> Messages(FigureCsvReading reading) =>
        reading.Problems.Select(problem => problem.ToString(CultureInfo.GetCultureInfo("vi-VN")));
}
