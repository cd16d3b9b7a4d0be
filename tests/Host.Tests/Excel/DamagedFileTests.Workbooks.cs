using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ActionPlan.Host.Sheets;
using static ActionPlan.Host.Tests.Excel.SampleSheet;

namespace ActionPlan.Host.Tests.Excel;

public partial class DamagedFileTests
{
    private static readonly Dictionary<string, (Func<byte[], byte[]> Damage, string Says)> Files = new()
    {
        ["an empty file"] = (_ => [], "Tệp trống."),
        ["an old Excel file"] = (_ => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]],
            "Đây là tệp Excel đời cũ (.xls). Hãy mở bằng Excel và lưu lại dưới dạng \"Excel Workbook (.xlsx)\"."),
        ["a file with a password"] =
            (_ => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")],
                "Tệp có mật khẩu mở. Hãy bỏ mật khẩu rồi tải lên lại."),
        ["a PDF"] = (_ => "%PDF-1.7 …"u8.ToArray(), "Đây là tệp PDF. Hãy tải lên mẫu Excel (.xlsx) đã điền."),
        ["a web page named .xlsx"] = (_ => "<html><table><tr><td>19</td></tr></table></html>"u8.ToArray(),
            "Đây là trang web (HTML) mang tên tệp Excel. Hãy mở bằng Excel và lưu lại dưới dạng .xlsx."),
        ["an XML spreadsheet of 2003"] = (_ => "\uFEFF<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>"u8.ToArray(),
            "Đây là tệp XML. Hãy mở bằng Excel và lưu lại dưới dạng .xlsx."),
        ["a picture"] = (_ => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0], "Đây là tệp ảnh. Hãy tải lên mẫu Excel (.xlsx) đã điền."),
        ["noise"] = (_ => [1, 2, 3, 0, 5, 7, 8, 9, 200, 201, 202, 203], "Không nhận ra loại tệp. Hãy tải lên mẫu Excel (.xlsx) đã điền, hoặc tệp CSV UTF-8."),
        ["a CSV named .xlsx"] = (_ => "figure,area,period,value\n"u8.ToArray(), "Tệp này là văn bản (CSV), không phải Excel: hãy đổi đuôi tên tệp thành .csv."),
        ["a file that is too large"] = (_ => new byte[XlsxGuard.LargestFile + 1], "Tệp lớn hơn 5 MB. Hãy tải lại mẫu rồi chỉ điền vào mẫu."),
        ["the first half"] = (file => file[..(file.Length / 2)], "Tệp Excel bị hỏng, không mở được. Hãy mở bằng Excel, lưu lại rồi tải lên lại."),
        ["bytes changed inside"] = (file => Scrambled(file), "Tệp Excel bị hỏng, không mở được. Hãy mở bằng Excel, lưu lại rồi tải lên lại."),
        ["a Word file"] = (_ => Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<d/>")),
            "Đây là tệp Word. Hãy tải lên mẫu Excel (.xlsx) đã điền."),
        ["a LibreOffice file"] = (_ => Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<d/>")),
            "Đây là tệp LibreOffice (.ods). Hãy lưu lại dưới dạng \"Excel 2007-365 (.xlsx)\"."),
        ["a binary workbook"] = (_ => Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.bin", "x")),
            "Đây là tệp Excel nhị phân (.xlsb). Hãy lưu lại dưới dạng \"Excel Workbook (.xlsx)\"."),
        ["any archive"] = (_ => Zip(("a.txt", "x")), "Tệp nén này không phải là tệp Excel. Hãy tải lên mẫu Excel (.xlsx) đã điền."),
        ["too many parts"] = (_ => Zip([.. Enumerable.Range(0, 400).Select(i => ($"a{i}.txt", "x"))]),
            "Tệp Excel có quá nhiều thành phần. Hãy tải lại mẫu rồi điền."),
        ["macros"] = (file => Replace(file, "xl/vbaProject.bin", [1, 2, 3]), "Tệp có macro. Hãy lưu lại dưới dạng \"Excel Workbook (.xlsx)\", không có macro."),
        ["links to another workbook"] = (file => Replace(file, "xl/externalLinks/externalLink1.xml", "<a/>"u8.ToArray()),
            "Tệp có liên kết hoặc đối tượng nhúng từ nơi khác. Hãy dùng Data → Edit Links → Break Link, xoá đối tượng nhúng, rồi lưu lại."),
        ["a relation that leads out"] =
            (file =>
                Edit(
                    file,
                    rels =>
                        rels.Add(
                            new XElement(rels.Name.Namespace + "Relationship", new XAttribute("Id", "rId9"),
                                new XAttribute("Type", "http://x/attachedTemplate"), new XAttribute("Target", "http://evil.example/x"),
                                new XAttribute("TargetMode", "External"))), "xl/_rels/workbook.xml.rels"),
                                "Tệp có liên kết hoặc đối tượng nhúng từ nơi khác. Hãy dùng Data → Edit Links → Break Link, xoá đối tượng nhúng, rồi lưu lại."),
        ["a DTD with entities"] =
            (file => Replace(file, Sheet1, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet>&b;</worksheet>"u8.ToArray()),
                "Tệp Excel bị hỏng, hoặc có nội dung không an toàn (phần xl/worksheets/sheet1.xml). Hãy tải lại mẫu rồi điền."),
        ["XML that ends early"] = (file => Replace(file, Sheet1, Part(file, Sheet1)[..500]),
            "Tệp Excel bị hỏng, hoặc có nội dung không an toàn (phần xl/worksheets/sheet1.xml). Hãy tải lại mẫu rồi điền."),
        ["XML nested without end"] = (file => Replace(file, Sheet1, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 100_000)))),
            "Tệp Excel bị hỏng, hoặc có nội dung không an toàn (phần xl/worksheets/sheet1.xml). Hãy tải lại mẫu rồi điền."),
        ["a part outside the package"] =
            (file => Replace(file, "../../evil.xml", "<a/>"u8.ToArray()), "Tệp Excel bị hỏng, không mở được. Hãy mở bằng Excel, lưu lại rồi tải lên lại."),
        ["no worksheet part"] = (file => Replace(file, Sheet1, null), "Tệp Excel bị hỏng, không mở được. Hãy mở bằng Excel, lưu lại rồi tải lên lại."),
        ["a text number that is not there"] =
            (file => Edit(file, sheet => sheet.Put("H8", "<v>99</v>", "s")), "Tệp Excel bị hỏng, không mở được. Hãy mở bằng Excel, lưu lại rồi tải lên lại."),
        ["a workbook of something else"] = (file => Edit(file, sheet => sheet.Element(Main + "sheetData")!.RemoveNodes()),
            "Tệp không phải là mẫu của trang này. Hãy tải mẫu từ trang này, điền rồi tải lên."),
        ["a cell twice"] = (file => Edit(file, sheet => sheet.Row(8).Add(new XElement(Main + "c", new XAttribute("r", "H8"), new XElement(Main + "v", 5)))),
            "Số liệu!H8: Ô xuất hiện hai lần trong tệp: tệp bị hỏng."),
        ["a stamp that was changed"] = (file => Edit(file, sheet => sheet.Put("P7", "<is><t>actionplan|1|p|police|ward|2024</t></is>", "inlineStr")),
            "Số liệu!P7: Dòng ẩn của mẫu đã bị sửa. Hãy tải lại mẫu rồi điền."),
        ["a hidden column that is gone"] = (file => Edit(file, sheet => sheet.Put("L7", "")), "Số liệu: Mẫu thiếu cột \"figure\". Hãy tải lại mẫu rồi điền."),
        ["a hidden column twice"] = (file => Edit(file, sheet => sheet.Put("B7", "<is><t>value</t></is>", "inlineStr")),
            "Số liệu: Mẫu có hai cột \"value\". Hãy bỏ cột thừa, hoặc tải lại mẫu rồi điền."),
        ["all rows deleted"] = (file =>
            Edit(
                file,
                sheet => sheet.Descendants(Main + "row").Where(row => int.Parse((string)row.Attribute("r")!, CultureInfo.InvariantCulture) > 7).Remove()),
                "Số liệu: Mẫu không còn dòng nào."),
        ["another plan's"] = (Stamped("q|police|ward|2024-Q3"), "Phiếu này thuộc chương trình khác (q)."),
        ["another unit's"] = (Stamped("p|front|ward|2024-Q3"),
            "Phiếu này của Mặt trận Tổ quốc, không phải của Công an phường. Hãy tải lên đúng trang của đơn vị đó."),
        ["another area's"] = (Stamped("p|police|ward-13|2024-Q3"), "Phiếu này của địa bàn ward-13, không phải Phường 12."),
        ["another quarter's"] = (Stamped("p|police|ward|2024-Q2"), "Phiếu này của quý 2/2024, không phải quý 3/2024. Hãy chọn đúng kỳ rồi tải lên."),
        ["a figure that is not the unit's"] = (Put("L8", "<is><t>zzz</t></is>", "inlineStr"),
            "Số liệu!H8: Phiếu của đơn vị không có số liệu \"zzz\" (ward, 2024-Q3). Chương trình có thể đã thay đổi: hãy tải lại mẫu."),
        ["a row twice"] = (Put("L9", "<is><t>cases</t></is>", "inlineStr"), "Số liệu!H9: Trùng với dòng 8: hai dòng cùng một số liệu."),
        ["a row of one's own"] =
            (file =>
                Edit(
                    file,
                    sheet => sheet.Element(Main + "sheetData")!
                        .Add(
                            new XElement(Main + "row", new XAttribute("r", 30),
                                new XElement(Main + "c", new XAttribute("r", "H30"), new XElement(Main + "v", 5))))),
                                "Số liệu!H30: Dòng này không phải của mẫu: số liệu không biết ghi vào đâu. Chỉ điền vào các dòng có sẵn."),
        ["a formula in a hidden cell"] = (Put("L8", "<f>\"cases\"</f><v>cases</v>", "str"), "Số liệu!L8: Ô ẩn của dòng đã bị sửa. Hãy tải lại mẫu rồi điền."),
        ["merged input cells"] =
            (file =>
                Edit(
                    file,
                    sheet => sheet.Element(Main + "sheetData")!
                        .AddAfterSelf(new XElement(Main + "mergeCells", new XElement(Main + "mergeCell", new XAttribute("ref", "H8:H9"))))),
                        "Số liệu!H8:H9: Các ô này đã bị gộp. Hãy bỏ gộp ô (Unmerge) và điền từng ô."),
        ["a formula"] = (Put("H8", "<f>SUM(F8:G8)</f><v>19</v>"), "Số liệu!H8: Ô có công thức. Hãy chép rồi dán giá trị (Paste Special → Values)."),
        ["a formula that fetches"] = (Put("H8", "<f>WEBSERVICE(\"http://evil.example\")</f><v>19</v>"),
            "Số liệu!H8: Ô có công thức. Hãy chép rồi dán giá trị (Paste Special → Values)."),
        ["an array formula over several cells"] = (file => Edit(file, sheet =>
        {
            sheet.Put("G8", "<f t=\"array\" ref=\"G8:H8\">F8:G8*2</f><v>1</v>");
            sheet.Put("H8", "<v>19</v>");
        }), "Số liệu!H8: Ô có công thức. Hãy chép rồi dán giá trị (Paste Special → Values)."),
        ["a formula as a note"] = (Put("J8", "<f>1+1</f><v>2</v>"), "Số liệu!J8: Ô có công thức. Hãy chép rồi dán giá trị (Paste Special → Values)."),
        ["thousands of array formulas"] =
            (file =>
                Edit(
                    file,
                    sheet => sheet.Element(Main + "sheetData")!
                        .Add(Enumerable.Range(100, 1200)
                            .Select(
                                row =>
                                    new XElement(Main + "row", new XAttribute("r", row),
                                        XElement.Parse($"<c xmlns=\"{Main}\" r=\"A{row}\"><f t=\"array\" ref=\"A{row}:B{row}\">1</f></c>"))))),
                                        "Tệp có hơn 1000 công thức mảng: không đọc được. Hãy tải lại mẫu rồi điền giá trị, không dùng công thức."),
        ["a number format without end"] =
            (file =>
                Edit(
                    file,
                    styles => styles.Descendants(Main + "numFmt").First().SetAttributeValue("formatCode", string.Concat(Enumerable.Repeat("[a\"", 50_000))),
                    "xl/styles.xml"), "Tệp Excel bị hỏng, không mở được. Hãy mở bằng Excel, lưu lại rồi tải lên lại."),
        ["a row beyond the sheet"] =
            (file =>
                Edit(
                    file,
                    sheet => sheet.Element(Main + "sheetData")!
                        .Add(new XElement(Main + "row", new XAttribute("r", 2_000_000), new XElement(Main + "c", new XElement(Main + "v", 5))))),
                        "Tệp Excel bị hỏng, không mở được. Hãy mở bằng Excel, lưu lại rồi tải lên lại."),
        ["a row that no number holds"] =
            (file => Edit(file, sheet => sheet.Element(Main + "sheetData")!.Add(new XElement(Main + "row", new XAttribute("r", "99999999999")))),
                "Tệp Excel bị hỏng, không mở được. Hãy mở bằng Excel, lưu lại rồi tải lên lại."),
        ["a shared text that no number holds"] =
            (Put("H8", "<v>99999999999</v>", "s"), "Tệp Excel bị hỏng, không mở được. Hãy mở bằng Excel, lưu lại rồi tải lên lại."),
        ["a text longer than a cell holds"] = (Put("J8", $"<is><t>{new string('x', 40_000)}</t></is>", "inlineStr"),
            "Tệp Excel bị hỏng, không mở được. Hãy mở bằng Excel, lưu lại rồi tải lên lại."),
        ["elements without end"] =
            (file => Edit(file, styles => styles.Add(Enumerable.Range(0, 60_000).Select(_ => new XElement(Main + "x"))), "xl/styles.xml"),
                "Tệp có quá nhiều ô. Hãy xoá các trang tính khác, hoặc tải lại mẫu rồi điền."),
        ["no number at all"] = (Put("H8", "<v>NaN</v>"), "Số liệu!H8: \"NaN\": Không phải là số. Viết như 1234 hoặc 1.234,5."),
        ["a number without end"] = (Put("H8", "<v>INF</v>"), "Tệp Excel bị hỏng, không mở được. Hãy mở bằng Excel, lưu lại rồi tải lên lại."),
        ["a number beyond all numbers"] =
            (Put("H8", "<v>1e999</v>"), "Số liệu!H8: \"1e999\": Số viết dạng lũy thừa (như 1,2E+03) có thể đã bị làm tròn. Hãy ghi đủ các chữ số."),
        ["a date"] = (Put("H8", "<v>45540</v>", style: ((int)CellLook.Day).ToString(CultureInfo.InvariantCulture)),
            "Số liệu!H8: Ô là ngày tháng (05/09/2024), không phải số. Hãy đổi định dạng ô về số rồi gõ lại."),
        ["a date as text"] = (Put("H8", "<is><t>05/09/2024</t></is>", "inlineStr"),
            "Số liệu!H8: \"05/09/2024\": Không phải là số. Viết như 1234 hoặc 1.234,5."),
        ["a date in the new form"] =
            (Put("H8", "<v>2024-09-05</v>", "d"), "Số liệu!H8: Ô là ngày tháng (2024-09-05), không phải số. Hãy đổi định dạng ô về số rồi gõ lại."),
        ["a percentage of a percentage figure"] = (file => AsPercent(file, "H9"),
            "Số liệu!H9: Ô có định dạng phần trăm: trong tệp là 0,12. Hãy đổi định dạng ô về số và ghi số theo đơn vị \"%\": 12% thì ghi 12."),
        ["a percentage of a count"] = (file => AsPercent(file, "H8"),
            "Số liệu!H8: Ô có định dạng phần trăm: trong tệp là 0,12, trong khi đơn vị tính là \"vụ\". Hãy đổi định dạng ô về số rồi gõ lại."),
        ["a percentage as text"] = (Put("H9", "<is><t>12%</t></is>", "inlineStr"), "Số liệu!H9: \"12%\": Chỉ ghi số, không ghi dấu %: 12,5% thì ghi 12,5."),
        ["an error"] = (Put("H8", "<v>#REF!</v>", "e"), "Số liệu!H8: Ô báo lỗi #REF!. Hãy ghi lại số."),
        ["true"] = (Put("H8", "<v>1</v>", "b"), "Số liệu!H8: Ô là giá trị đúng/sai (TRUE), không phải số."),
        ["words"] = (Put("H8", "<is><t>không có</t></is>", "inlineStr"), "Số liệu!H8: \"không có\": Không phải là số. Viết như 1234 hoặc 1.234,5."),
        ["digits of another script"] = (Put("H8", "<is><t>１９</t></is>", "inlineStr"),
            "Số liệu!H8: \"１９\": Có chữ số không phải từ 0 đến 9 (chữ số toàn khổ hoặc của ngôn ngữ khác). Hãy gõ lại số."),
        ["more decimals than are kept"] = (Put("H8", "<v>0.333333333333333</v>"), "Số liệu!H8: \"0.333333333333333\": Số có quá 10 chữ số thập phân."),
        ["a number that Excel has rounded"] = (Put("H8", "<v>1.23456789012346E+20</v>"),
            "Số liệu!H8: \"1.23456789012346E+20\": Số viết dạng lũy thừa (như 1,2E+03) có thể đã bị làm tròn. Hãy ghi đủ các chữ số."),
        ["no document where one is needed"] = (Put("H10", "<v>1</v>"), "Số liệu!H10: Số liệu này phải kèm số, ngày của văn bản công nhận."),
        ["a note without a figure"] = (Put("J8", "<is><t>chưa xong</t></is>", "inlineStr"), "Số liệu!H8: Có văn bản hoặc ghi chú nhưng chưa có số liệu."),
        ["a note that is too long"] = (Put("J8", $"<is><t>{new string('x', 2001)}</t></is>", "inlineStr"), "Số liệu!J8: Dài hơn 2000 ký tự."),
        ["a counted figure"] = (Put("H11", "<v>13</v>"), "Số liệu!H11: Số liệu được đếm từ sổ theo dõi: hãy sửa trong sổ."),
        ["a figure of a locked period"] = (Put("H12", "<v>6</v>"), "Số liệu!H12: Kỳ đã khoá: muốn sửa phải gửi đề nghị điều chỉnh."),
    };
}
