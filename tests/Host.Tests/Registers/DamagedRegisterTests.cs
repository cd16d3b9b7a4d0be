using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Excel;
using ActionPlan.ModuleKit;
using Microsoft.Extensions.DependencyInjection;
using static ActionPlan.Host.Tests.Excel.SampleSheet;
using static ActionPlan.Host.Tests.Registers.RegisterFiles;

namespace ActionPlan.Host.Tests.Registers;

/// <summary>What comes back of a register is answered with what is wrong, cell by cell, and what would be right; nothing is changed here.</summary>
public sealed class DamagedRegisterTests(DamagedRegisterTests.Kept kept) : IClassFixture<DamagedRegisterTests.Kept>
{
    public static TheoryData<string> Registers => [.. InstalledModules.All.SelectMany(module => module.Registers).Select(register => register.Id)];

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task A_template_is_a_workbook_without_fault_and_untouched_changes_nothing(string register)
    {
        var file = await kept.Ward.Template(register, Clerk);

        Assert.Empty(TableFileTests.Faults(file));
        Assert.Equal("Không có gì thay đổi: các ô đều trống hoặc giống nội dung đang có.",
            Assert.Single(Says((await kept.Ward.Preview(register, file)).Doubts)));
    }

    [Fact]
    public async Task A_csv_edits_by_what_a_row_stands_for_and_adds_the_rest()
    {
        var preview = await kept.Ward
            .Preview(
                "wells",
                "area,address,code,Ngày trám lấp\nkp-1,1 Quang Trung,007,6/1/2024\nKhu phố 2,9 Quang Trung,,2024-03-01\nkp-2,2 Quang Trung,,2024-02-05\n"u8
                    .ToArray(), "gieng.csv");

        Assert.Empty(Says(preview.Problems));
        Assert.Equal(("gieng.csv:2", "2024-01-06"), (Assert.Single(preview.Edited).Place, Assert.Single(preview.Edited).After["sealedOn"]));
        Assert.Equal("9 Quang Trung", Assert.Single(preview.Added).After["address"]);
        Assert.Equal(1, preview.Unchanged);
    }

    public static TheoryData<string> Damages => [.. Damaged.Keys];

    private static readonly Dictionary<string, (Func<byte[], byte[]> Damage, string Says)> Damaged = new()
    {
        ["a formula"] = (Put("E8", "<f>TODAY()</f><v>45356</v>"), "Sổ theo dõi!E8: Ô có công thức. Hãy chép rồi dán giá trị (Paste Special → Values)."),
        ["a formula as a mark"] = (Put("A8", "<f>\"#1.1\"</f><v>#1.1</v>", "str"),
            "Sổ theo dõi!A8: \"=\"#1.1\"\" không phải là mã dòng. Dòng mới thì để trống ô này; dòng đang có thì giữ nguyên mã của mẫu."),
        ["merged cells"] = (file =>
            Edit(
                file,
                sheet => sheet.Element(Main + "sheetData")!
                    .AddAfterSelf(new XElement(Main + "mergeCells", new XElement(Main + "mergeCell", new XAttribute("ref", "C8:C9"))))),
                    "Sổ theo dõi!C8:C9: Các ô này đã bị gộp. Hãy bỏ gộp ô (Unmerge) và điền từng ô."),
        ["a day that is none"] =
            (Put("E8", Text("31/02/2024"), "inlineStr"), "Sổ theo dõi!E8: '31/02/2024' không phải là ngày; ghi theo dạng ngày/tháng/năm, ví dụ 05/09/2024."),
        ["a date without its format"] =
            (Put("E8", "<v>45356</v>", style: "0"), "Sổ theo dõi!E8: '45356' không phải là ngày; ghi theo dạng ngày/tháng/năm, ví dụ 05/09/2024."),
        ["a date where words belong"] = (Put("D8", "<v>45356</v>", style: ((int)CellLook.InputDay).ToString(CultureInfo.InvariantCulture)),
            "Sổ theo dõi!D8: Ô đang là \"05/03/2024\", không đúng kiểu của cột này. Hãy đổi định dạng ô thành Text rồi gõ lại."),
        ["an error"] = (Put("C8", "<v>#N/A</v>", "e"),
            "Sổ theo dõi!C8: Ô đang là \"#N/A\", không đúng kiểu của cột này. Hãy đổi định dạng ô thành Text rồi gõ lại."),
        ["an unknown area"] = (Put("B8", Text("Khu phố 9"), "inlineStr"),
            "Sổ theo dõi!B8: \"Khu phố 9\" không có trong danh sách của cột này. Hãy ghi một trong: Phường 12; Khu phố 1; Khu phố 2."),
        ["no address"] = (Put("C8", ""), "Sổ theo dõi!C8: Ô này không được để trống."),
        ["the key of another row"] = (file => Edit(file, sheet => sheet.Fill("10", "kp-1", "1 Quang Trung", "007")),
            "Sổ theo dõi!A10: Trùng với dòng 9 của tệp: hai dòng nói về cùng một việc."),
        ["a row copied with its mark"] = (file => Edit(file, sheet => sheet.Put("A10", Text("#2.1"), "inlineStr")),
            "Sổ theo dõi!A10: Các ô của dòng đều trống. Muốn bỏ dòng, hãy rút dòng đó trên trang; nếu không thì xóa dòng khỏi tệp."),
        ["a mark twice"] = (file => Edit(file, sheet =>
        {
            sheet.Fill("10", "kp-2", "5 Quang Trung", "");
            sheet.Put("A10", Text("#2.1"), "inlineStr");
        }), "Sổ theo dõi!A10: Mã dòng trùng với dòng 8 của tệp. Dòng mới thì để trống ô này."),
        ["a mark of no row"] = (Put("A8", Text("#77.1"), "inlineStr"),
            "Sổ theo dõi!A8: Trong sổ không có dòng nào mang mã #77.1 mà bạn được sửa. Dòng mới thì để trống ô này."),
        ["a mark typed over"] =
            (Put("A8", "<v>2</v>"), "Sổ theo dõi!A8: \"2\" không phải là mã dòng. Dòng mới thì để trống ô này; dòng đang có thì giữ nguyên mã của mẫu."),
        ["a column deleted"] = (Put("C6", ""), "Sổ theo dõi: Mẫu thiếu cột \"address\". Hãy tải lại mẫu rồi điền."),
        ["a stamp that was changed"] =
            (Put("F6", Text("actionplan-register|2|p|wells"), "inlineStr"), "Sổ theo dõi!F6: Dòng ẩn của mẫu đã bị sửa. Hãy tải lại mẫu rồi điền."),
        ["another register's"] = (Put("F6", Text("actionplan-register|1|p|alleys"), "inlineStr"),
            "Mẫu này của sổ \"Sổ theo dõi tuyến hẻm hoàn thành\", không phải \"Sổ theo dõi giếng khoan trám lấp\"."),
        ["another plan's"] = (Put("F6", Text("actionplan-register|1|q|wells"), "inlineStr"), "Phiếu này thuộc chương trình khác (q)."),
        ["a workbook of something else"] = (Put("F6", ""), "Tệp không phải là mẫu của trang này. Hãy tải mẫu từ trang này, điền rồi tải lên."),
        ["a PDF"] = (_ => "%PDF-1.7"u8.ToArray(), "Đây là tệp PDF. Hãy tải lên mẫu Excel (.xlsx) đã điền."),
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_template_is_refused_with_what_would_be_right(string name)
    {
        var preview = await kept.Ward.Preview("wells", Damaged[name].Damage(await kept.Ward.Template("wells")));

        Assert.Equal([Damaged[name].Says], Says(preview.Problems));
        Assert.False(preview.CanBeTaken);
    }

    [Fact]
    public async Task A_bomb_is_refused_without_being_opened()
    {
        var preview = await kept.Ward.Preview("wells", await DamagedFileTests.Bomb(300));

        Assert.Equal("Nội dung nén trong tệp lớn hơn 48 MB: không mở để bảo đảm an toàn. Hãy tải lại mẫu rồi điền.", Assert.Single(Says(preview.Problems)));
    }

    [Theory]
    [InlineData("area,address,sealedOn\nkp-1,3 QT,2024-13-01\n",
        "g.csv:2:sealedOn: '2024-13-01' không phải là ngày; ghi theo dạng ngày/tháng/năm, ví dụ 05/09/2024.")]
    [InlineData("area,address\nkp-1,3 QT\n", "g.csv:1: sealedOn: Thiếu cột 'sealedOn'.")]
    [InlineData("area;address;sealedOn\nkp-1;3 QT;2024-03-01\n", "g.csv:1: Các cột phải cách nhau bằng dấu phẩy, dòng đầu phải là: area,address,code,sealedOn")]
    [InlineData("area,address,sealedOn\nkp-1,3 QT,2024-03-01\nkp-1,3 QT,2024-03-02\n", "g.csv:3: Trùng với dòng 2 của tệp: hai dòng nói về cùng một việc.")]
    [InlineData("area,address,sealedOn\nkp-1,Qu\u00EA\n", "g.csv:2: Dòng có ký tự không thuộc bảng mã UTF-8. Hãy lưu tệp dưới dạng \"CSV UTF-8\".")]
    public async Task A_damaged_csv_is_refused_by_line_and_column(string text, string says)
    {
        // All letters of these files are also those of Latin 1, where the wrong one is not UTF-8.
        var preview = await kept.Ward.Preview("wells", Encoding.Latin1.GetBytes(text), "g.csv");

        Assert.Equal([says], Says(preview.Problems));
    }

    [Fact]
    public async Task Numbers_are_read_as_Vietnamese_write_them_and_doubts_are_told()
    {
        var preview = await kept.Ward
            .Preview("ratings", "area,year,subject,cell,rated,completed\nkp-1,2024,Đảng viên,Chi bộ 1,1.250,1.000\nkp-1,2024,member,Chi bộ 2,\"1,5\",1\n"u8
                .ToArray(), "r.csv");

        Assert.Equal("r.csv:3:rated: '1.5' không phải là số nguyên từ 0 trở lên; ghi không có dấu phân cách, ví dụ 1250.", Says(preview.Problems)[0]);
        Assert.Equal(("1250", "member"), (preview.Added.First().After["rated"], preview.Added.First().After["subject"]));
        Assert.Equal(2, preview.Doubts.Count);
    }

    /// <summary>What the tests only read.</summary>
    public sealed class Kept : IAsyncLifetime
    {
        internal Ward Ward { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Ward = await RegisterFiles.Open();

        public ValueTask DisposeAsync() => Ward.DisposeAsync();
    }
}
