using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ActionPlan.Host.Excel;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Sheets;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Tests.Excel;

/// <summary>The police's sheet with one cell of each sort, its template, and what people do to templates.</summary>
internal static class SampleSheet
{
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly DateTimeOffset Entered = Alerts.Ward.Time("2024-10-03 09:15");

    public static Plan Plan { get; } = ReadPlan();

    public static SheetKey Key { get; } = new("police", "ward", Period.Parse("2024-Q3"));

    /// <summary>Rows 8 to 13 of the template.</summary>
    public static EntrySheet Sheet { get; } = new(Key,
    [
        Cell("cases"),
        Cell("share"),
        Cell("decision") with { NeedsSource = true },
        Cell("wells") with { Hold = CellHold.Counted, Approved = Approved("wells", 12) },
        Cell("meetings") with { Hold = CellHold.Locked, Approved = Approved("meetings", 5) },
        Cell("revenue") with { Draft = Draft("revenue", 1_234_567.5m), LastPeriod = 1_000_000.25m, SamePeriodLastYear = 900_000 },
    ], IsLocked: false);

    public static FigureDraftRow Draft(string figure, decimal value, int version = 1) => new()
    {
        Id = 7, PlanId = "p", Figure = figure, Area = "ward", Period = Key.Quarter, Unit = "police", Value = value, State = DraftState.Draft, Version = version,
        EnteredBy = "Trần Bình", EnteredAt = Entered, Note = "ghi chú cũ",
    };

    public static async Task<byte[]> Template(EntrySheet? sheet = null)
    {
        using var stream = new MemoryStream();
        await new TemplateFile(Plan, sheet ?? Sheet, Vietnamese).Write(stream);
        return stream.ToArray();
    }

    public static UploadPreview Read(byte[] file, string name = "phieu.xlsx", EntrySheet? sheet = null)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Vietnamese;
        try
        {
            return UploadReading.Read(Plan, sheet ?? Sheet, UploadedFile.Of(name, file), new DateOnly(2024, 10, 5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    public static string[] Says(IEnumerable<Complaint> complaints) => [.. complaints.Select(complaint => complaint.ToString(Vietnamese))];

    /// <summary>A part of the file, changed as an XML document.</summary>
    public static byte[] Edit(byte[] file, Action<XElement> change, string part = "xl/worksheets/sheet1.xml")
    {
        var document = XDocument.Parse(Encoding.UTF8.GetString(Part(file, part)));
        change(document.Root!);
        return Replace(file, part, Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)));
    }

    public static byte[] Part(byte[] file, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var content = zip.GetEntry(part)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The file with the part as given; null removes it.</summary>
    public static byte[] Replace(byte[] file, string part, byte[]? content)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)?.Delete();
            if (content is not null)
            {
                using var written = zip.CreateEntry(part).Open();
                written.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The cell with the given content, in XML, and perhaps a type and format.</summary>
    public static void Put(this XElement sheet, string cell, string content, string? type = null, string? style = null)
    {
        var element = sheet.Descendants(Main + "c").SingleOrDefault(one => (string?)one.Attribute("r") == cell);
        if (element is null)
        {
            var row = sheet.Descendants(Main + "row").Single(one => (string?)one.Attribute("r") == cell.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]));
            row.Add(element = new XElement(Main + "c", new XAttribute("r", cell)));
        }

        element.ReplaceNodes(XElement.Parse($"<x xmlns=\"{Main}\">{content}</x>").Nodes());
        element.SetAttributeValue("t", type);
        element.SetAttributeValue("s", style ?? (string?)element.Attribute("s"));
    }

    public static XElement Row(this XElement sheet, int number) =>
        sheet.Descendants(Main + "row").Single(row => (string?)row.Attribute("r") == number.ToString(CultureInfo.InvariantCulture));

    private static EntryCell Cell(string figure) => new()
    {
        Key = new CellKey(figure, "ward", Key.Quarter), Figure = Plan.FigureById[figure], Area = Plan.Areas.Find("ward")!,
        DueOn = new DateOnly(2024, 10, 4), NeedsSource = false, Hold = CellHold.None,
    };

    private static FigureRow Approved(string figure, decimal value) => new()
    {
        Seq = 3, PlanId = "p", Figure = figure, Area = "ward", Period = Key.Quarter, Value = value, EnteredAt = Entered, EnteredBy = "Lê An", Reason = "thử",
        Origin = FigureOrigin.Entered,
    };

    private static Plan ReadPlan()
    {
        const string plan = """
            { "id": "p", "name": "Chương trình thử", "term": { "from": "2024-Q1", "to": "2025-Q4" }, "inUseFrom": "2024-Q1",
              "units": [ { "id": "police", "name": "Công an phường" }, { "id": "front", "name": "Mặt trận Tổ quốc" } ],
              "areas": [ { "id": "ward", "name": "Phường 12", "kind": "ward" } ] }
            """;
        const string rules = """
            { "module": "security", "figures": [
              { "id": "cases", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "type": "flow", "every": "quarter", "reportedBy": "police" },
              { "id": "share", "name": "Tỷ lệ hộ ký cam kết", "measuredIn": "%", "type": "stock", "every": "quarter", "reportedBy": "police" },
              { "id": "decision", "name": "Được công nhận", "measuredIn": "đạt", "type": "stock", "every": "quarter", "reportedBy": "police" },
              { "id": "wells", "name": "Số giếng đã trám", "measuredIn": "giếng", "type": "flow", "every": "quarter", "reportedBy": "police" },
              { "id": "meetings", "name": "Số buổi họp", "measuredIn": "buổi", "type": "flow", "every": "quarter", "reportedBy": "police" },
              { "id": "revenue", "name": "=Thu phạt (cộng dồn)", "measuredIn": "đồng", "type": "flow", "every": "quarter", "reportedBy": "police" } ],
              "targets": [] }
            """;
        var reading = PlanReader.Read(
            new PlanSource("", [new PlanText("plan.json", Encoding.UTF8.GetBytes(plan)), new PlanText("security.json", Encoding.UTF8.GetBytes(rules))]));
        return reading.Plan ?? throw new InvalidOperationException(string.Join('\n', reading.Problems.Select(problem => problem.ToString(Vietnamese))));
    }
}
