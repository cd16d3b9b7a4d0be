using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ActionPlan.Host.Sheets;
using static ActionPlan.Host.Tests.Excel.SampleSheet;

namespace ActionPlan.Host.Tests.Excel;

/// <summary>Files as they come in from offices, and from people who mean harm; each is answered with what is wrong and what would be right.</summary>
public partial class DamagedFileTests
{
    private const string Sheet1 = "xl/worksheets/sheet1.xml";

    private static readonly Dictionary<string, (byte[] File, string Says)> Csv = new()
    {
        ["UTF-16"] = ([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("figure,area,period,value\n")],
            "Tệp văn bản có bảng mã UTF-16. Hãy lưu lại dưới dạng \"CSV UTF-8\"."),
        ["UTF-16 without a mark"] = (Encoding.Unicode.GetBytes("figure,area,period,value\ncases,ward,2024-Q3,19\n"),
            "Tệp văn bản có bảng mã UTF-16. Hãy lưu lại dưới dạng \"CSV UTF-8\"."),
        ["windows-1258"] = ([.. "figure,area,period,value,source\ncases,ward,2024-Q3,19,Quy"u8, 0xEA, 0xEC, .. "t\n"u8],
            "f.csv:2: Dòng có ký tự không thuộc bảng mã UTF-8. Hãy lưu tệp dưới dạng \"CSV UTF-8\"."),
        ["semicolons"] = ("figure;area;period;value\ncases;ward;2024-Q3;19\n"u8.ToArray(),
            "f.csv:1: Các cột phải cách nhau bằng dấu phẩy, dòng đầu phải là: figure,area,period,value"),
        ["no header"] = ("cases,ward,2024-Q3,19\n"u8.ToArray(),
            "f.csv:1: Dòng đầu phải bắt đầu đúng bằng: figure,area,period,value (đang là: cases,ward,2024-Q3,19)"),
        ["a decimal comma"] = ("figure,area,period,value\ncases,ward,2024-Q3,1,5\n"u8.ToArray(),
            "f.csv:2: Phải có 4 cột, dòng này có 5. (Số thập phân dùng dấu chấm, không dùng dấu phẩy.)"),
        ["Vietnamese groups"] = ("figure,area,period,value\ncases,ward,2024-Q3,\"1.234,5\"\n"u8.ToArray(),
            "f.csv:2: \"1.234,5\" không viết đúng dạng số. Nếu đúng ý thì viết 1234.5 (không có dấu phân cách hàng nghìn, thập phân dùng dấu chấm)."),
        ["a formula"] = ("figure,area,period,value\ncases,ward,2024-Q3,=1+1\n"u8.ToArray(),
            "f.csv:2: \"=1+1\" không phải là số. Viết như 1234.5, chỉ có chữ số và một dấu chấm thập phân."),
        ["another quarter"] = ("figure,area,period,value\ncases,ward,2024-Q2,19\n"u8.ToArray(), "f.csv:2: Không thuộc phiếu này: cases, ward, 2024-Q2."),
        ["a counted figure"] = ("figure,area,period,value\nwells,ward,2024-Q3,19\n"u8.ToArray(), "f.csv:2: Số liệu được đếm từ sổ theo dõi: hãy sửa trong sổ."),
        ["a locked period"] = ("figure,area,period,value\nmeetings,ward,2024-Q3,19\n"u8.ToArray(),
            "f.csv:2: Kỳ đã khoá: muốn sửa phải gửi đề nghị điều chỉnh."),
        ["no document"] = ("figure,area,period,value\ndecision,ward,2024-Q3,1\n"u8.ToArray(), "f.csv:2: Số liệu này phải kèm số, ngày của văn bản công nhận."),
        ["a cell twice"] = ("figure,area,period,value\ncases,ward,2024-Q3,1\ncases,ward,2024-Q3,2\n"u8.ToArray(),
            "f.csv:3: Trùng với dòng 2: cases, ward, 2024-Q3 đã có giá trị."),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    public static TheoryData<string> CsvNames => [.. Csv.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_damaged_workbook_is_refused_with_what_would_be_right(string name)
    {
        var (damage, says) = Files[name];

        var preview = Read(damage(await Template()));

        Assert.Contains(says, Says(preview.Problems));
        Assert.False(preview.CanBeTaken);
    }

    [Theory]
    [MemberData(nameof(CsvNames))]
    public void A_damaged_csv_is_refused_with_what_would_be_right(string name)
    {
        var preview = Read(Csv[name].File, "C:\\Users\\An\\f.csv");

        Assert.Equal([Csv[name].Says], Says(preview.Problems));
        Assert.False(preview.CanBeTaken);
    }

    [Fact]
    public async Task A_workbook_named_csv_is_read_as_what_it_is() =>
        Assert.Equal(19m, Assert.Single(Read(Put("H8", "<v>19</v>")(await Template()), "phieu.csv").Changes).Value);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_good_csv_becomes_changes(bool withMark)
    {
        var text = "figure,area,period,value,source\ncases,ward,2024-Q3,19,\nrevenue,ward,2024-Q3,1234567.5,\ndecision,ward,2024-Q3,1,Quyết định 5\n";

        var preview = Read([.. withMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)], "f.csv");

        Assert.Empty(preview.Problems);
        Assert.Equal([("f.csv:2", 19m, null), ("f.csv:4", 1m, "Quyết định 5")], preview.Changes.Select(change => (change.Place, change.Value, change.Source)));
        Assert.Equal(1, preview.Unchanged);
    }

    [Fact]
    public async Task With_one_wrong_cell_nothing_is_taken()
    {
        var preview = Read(Put("H9", "<is><t>nhiều</t></is>", "inlineStr")(Put("H8", "<v>19</v>")(await Template())));

        Assert.Single(preview.Changes);
        Assert.False(preview.CanBeTaken);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once() =>
        Assert.Equal(2, Read(Put("H9", "<f>1</f>")(Put("H8", "<v>1</v>", "b")(await Template()))).Problems.Count);

    [Fact]
    public async Task A_small_file_that_inflates_to_hundreds_of_megabytes_is_refused_without_inflating_it()
    {
        var bomb = await Bomb(300);
        Assert.InRange(bomb.Length, 1, XlsxGuard.LargestFile);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var preview = Read(bomb);

        Assert.Equal("Nội dung nén trong tệp lớn hơn 48 MB: không mở để bảo đảm an toàn. Hãy tải lại mẫu rồi điền.", Assert.Single(Says(preview.Problems)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * 1024 * 1024);
    }

    [Fact]
    public async Task A_file_that_understates_what_it_inflates_to_is_stopped()
    {
        var bomb = await Bomb(300);
        // What each entry of the directory says of its size.
        for (var at = 0; at < bomb.Length - 4; at++)
        {
            if (bomb.AsSpan(at).StartsWith("PK\u0001\u0002"u8))
            {
                BitConverter.TryWriteBytes(bomb.AsSpan(at + 24), 1000);
            }
        }

        Assert.False(Read(bomb).CanBeTaken);
        Assert.Single(Read(bomb).Problems);
    }

    [Fact]
    public async Task Every_cut_of_a_template_is_answered()
    {
        var file = await Template();
        for (var length = 0; length < file.Length; length += 97)
        {
            Assert.NotEmpty(Read(file[..length]).Problems);
        }
    }

    [Fact]
    public async Task Every_complaint_exists_in_English_too()
    {
        var english = CultureInfo.GetCultureInfo("en-GB");
        var template = await Template();

        Assert.All(Files.Values.SelectMany(file => Read(file.Damage(template)).Problems), problem =>
        {
            Assert.NotEqual(problem.Message(Vietnamese), problem.Message(english));
            Assert.NotEqual(problem.Key, problem.Message(english));
        });
    }

    private static Func<byte[], byte[]> Put(string cell, string content, string? type = null, string? style = null) =>
        file => Edit(file, sheet => sheet.Put(cell, content, type, style));

    private static Func<byte[], byte[]> Stamped(string stamp) => Put("P7", $"<is><t>actionplan|1|{stamp}</t></is>", "inlineStr");

    private static byte[] AsPercent(byte[] file, string cell)
    {
        var style = 0;
        var styled = Edit(file, styles =>
        {
            var formats = styles.Element(Main + "cellXfs")!;
            style = formats.Elements().Count();
            formats.Add(new XElement(
                Main + "xf", new XAttribute("numFmtId", 9), new XAttribute("fontId", 0), new XAttribute("fillId", 0), new XAttribute("borderId", 0)));
        }, "xl/styles.xml");
        return Put(cell, "<v>0.12</v>", style: style.ToString(CultureInfo.InvariantCulture))(styled);
    }

    private static byte[] Scrambled(byte[] file)
    {
        var changed = (byte[])file.Clone();
        var start = changed.AsSpan().IndexOf("xl/worksheets/sheet1.xml"u8) + 40;
        changed.AsSpan(start, 400).Fill(0xFF);
        return changed;
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    internal static async Task<byte[]> Bomb(int megabytes)
    {
        using var stream = new MemoryStream();
        stream.Write(await Template());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(Sheet1)!.Delete();
        }

        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            await using var part = await zip.CreateEntry(Sheet1, CompressionLevel.Fastest).OpenAsync();
            var spaces = new byte[1024 * 1024];
            spaces.AsSpan().Fill((byte)' ');
            await part.WriteAsync(Encoding.UTF8.GetBytes($"<worksheet xmlns=\"{Main}\">"));
            for (var i = 0; i < megabytes; i++)
            {
                await part.WriteAsync(spaces);
            }

            await part.WriteAsync("</worksheet>"u8.ToArray());
        }

        return stream.ToArray();
    }
}
