using System.Globalization;
using System.Text;
using System.Text.Json;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Api.V1;
using ActionPlan.Host.Excel;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Pages.Sheets;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Plans;
using Microsoft.AspNetCore.Http;
using static ActionPlan.Host.Tests.Entry.Office;
using static ActionPlan.Host.Tests.Excel.SampleSheet;

namespace ActionPlan.Host.Tests.Entry;

/// <summary>One number, as it is given to every way in.</summary>
internal sealed record TriedNumber(CellKey Cell, string Value, string? Source = null)
{
    public SheetKey Sheet => new("police", "ward", Cell.Period);
}

/// <summary>Every way in which a number comes in, and what each says against it: refusals and doubts, in words that are the same for all.</summary>
internal static class WaysIn
{
    public static IReadOnlyList<(string Name, Func<Ward, TriedNumber, Task<(string[] Words, string Text)>> Try)> All { get; } =
        [("page", Page), ("Excel", Excel), ("CSV upload", CsvUpload), ("API", Api), ("import", Import)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<(string[] Words, string Text)> Page(Ward ward, TriedNumber tried)
    {
        var cell = (await ward.Read(db => new EntrySheets(db).Load(ward.Plan, tried.Sheet, Cancellation))).Cells.Single(one => one.Key == tried.Cell);
        var form = new FormCollection(
            new() { ["c0.cell"] = CellCode.Of(cell.Key, cell.Stamp), ["c0.value"] = tried.Value, ["c0.source"] = tried.Source ?? "" });
        var (drafts, unread) = TypedSheet.Read(form).Drafts();
        var typed = await ward.Read(db => SheetPreview.Of(db, ward.Plan, tried.Sheet, drafts, Today(ward), Cancellation));
        var words = new List<string>(drafts.Count == 0 ? [TypedNumber.Read(tried.Value).Problem!.Value.ToString()] : []);
        words.AddRange(typed.Outcomes.Select(outcome => outcome.Why?.ToString()).OfType<string>());
        // A number that is refused may be odd besides; what else stands in the sheet is not asked about.
        words.AddRange(words.Count > 0
            ? [] : typed.Remarks.Where(remark => remark.Cells.Contains(tried.Cell)).Select(remark => remark.Key ?? remark.Said!.Key));
        return (Same(words), string.Join('\n', [.. unread.Values, .. typed.Remarks.Select(remark => remark.Text(Vietnamese))]));
    }

    private static async Task<(string[] Words, string Text)> Excel(Ward ward, TriedNumber tried)
    {
        var sheet = await ward.Read(db => new EntrySheets(db).Load(ward.Plan, tried.Sheet, Cancellation));
        using var stream = new MemoryStream();
        await new TemplateFile(ward.Plan, sheet, Vietnamese).Write(stream);
        var row = sheet.Cells.Index().Single(one => one.Item.Key == tried.Cell).Index + 8;
        return await Upload(ward, tried, "phieu.xlsx", Edit(stream.ToArray(), xml =>
        {
            var isNumber = decimal.TryParse(tried.Value, CultureInfo.InvariantCulture, out _);
            xml.Put($"H{row}", isNumber ? $"<v>{tried.Value}</v>" : $"<is><t>{tried.Value}</t></is>", isNumber ? null : "inlineStr");
            if (tried.Source is { } source)
            {
                xml.Put($"I{row}", $"<is><t>{source}</t></is>", "inlineStr");
            }
        }));
    }

    private static Task<(string[] Words, string Text)> CsvUpload(Ward ward, TriedNumber tried) => Upload(ward, tried, "f.csv", Csv(tried));

    private static async Task<(string[] Words, string Text)> Upload(Ward ward, TriedNumber tried, string name, byte[] file)
    {
        var sheet = await ward.Read(db => new EntrySheets(db).Load(ward.Plan, tried.Sheet, Cancellation));
        var read = UploadReading.Read(ward.Plan, sheet, UploadedFile.Of(name, file), Today(ward));
        var typed = await ward.Read(db => SheetPreview.Of(db, ward.Plan, tried.Sheet, UploadTaking.Drafts(read), Today(ward), Cancellation));
        var preview = UploadTaking.Screened(read, typed, ward.Plan);
        Complaint[] said = [.. preview.Problems, .. preview.Doubts.Where(doubt => doubt.Key != "NothingFilled")];
        return (
            Same(said.Select(one => one.Number?.Problem?.ToString() ?? one.Key)),
            string.Join('\n', said.Select(one => one.Message(Vietnamese))));
    }

    private static async Task<(string[] Words, string Text)> Api(Ward ward, TriedNumber tried)
    {
        if (!await ward.Read(db => db.ApiKeys.AnyAsync(Cancellation)))
        {
            await ward.Do(Actor.AtMachine("Thử"), new CreateApiKey("Hệ thống", "police", [Scope.FiguresWrite], new DateOnly(2025, 1, 1), null, null));
        }

        var key = await ward.Read(db => db.ApiKeys.SingleAsync(Cancellation));
        var system = new Actor("Hệ thống", null, [key.ToGrant()], "127.0.0.1") { KeyId = key.Id };
        var value = decimal.TryParse(tried.Value, CultureInfo.InvariantCulture, out _) ? tried.Value : JsonSerializer.Serialize(tried.Value);
        var source = tried.Source is null ? "" : $", \"source\": {JsonSerializer.Serialize(tried.Source)}";
        var body =
            $$"""{ "figures": [ { "figure": "{{tried.Cell.Figure}}", "area": "{{tried.Cell.Area}}", "period": "{{tried.Cell.Period}}", "value": {{value}}{{source}} } ] }""";
        var reader = new FigureBatchReader(ward.Get<Host.Plans.PlanInForce>(), system);
        reader.Read(JsonDocument.Parse(body).RootElement);
        if (reader.Wrong.Count > 0)
        {
            return (Same(reader.Wrong.Select(wrong => wrong.Code)), string.Join('\n', reader.Wrong.Select(wrong => wrong.Detail)));
        }

        var taken = await ward.Do(system, new TakeFigures(Guid.NewGuid().ToString("N"), new string('0', 64), reader.Figures));
        var told = taken.Answer is null ? []
            : JsonDocument.Parse(taken.Answer).RootElement.EnumerateObject().Single(member => member.NameEquals("Doubts") || member.NameEquals("doubts")).Value
            .EnumerateArray()
            .Select(doubt => doubt.EnumerateObject().Single(member => member.NameEquals("Detail") || member.NameEquals("detail")).Value.GetString()!).ToArray();
        return (Same([.. taken.Bad.Select(bad => bad.Outcome.Why.ToString()!), .. told.Select(Word)]), string.Join('\n', told));
    }

    private static async Task<(string[] Words, string Text)> Import(Ward ward, TriedNumber tried)
    {
        using var stream = new MemoryStream(Csv(tried));
        var reading = FigureCsv.Read(stream, "f.csv", ward.Plan, Today(ward));
        if (reading.Problems.Count > 0)
        {
            return (Same(reading.Problems.Select(problem => problem.Key)), string.Join('\n', reading.Problems.Select(problem => problem.Message(Vietnamese))));
        }

        var figure = reading.Lines.Single().Figure;
        var recorded = await ward.Do(Actor.AtMachine("Thử"),
            new RecordFigures([new(figure.Figure, figure.Area, figure.Period, figure.Value, figure.Source)], "Sổ giấy", FigureOrigin.Imported));
        SheetRemark[] doubts = [.. recorded.Doubts,
            .. await ward.Read(db => SheetChecks.OfEntries(db, ward.Get<Host.Plans.PlanInForce>().For, recorded.Changed, Cancellation))];
        return (
            Same([.. recorded.Refused.Select(refused => refused.Why.ToString()), .. doubts.Select(doubt => doubt.Key ?? doubt.Said!.Key)]),
            string.Join('\n', doubts.Select(doubt => doubt.Text(Vietnamese))));
    }

    private static byte[] Csv(TriedNumber tried) =>
        Encoding.UTF8.GetBytes($"figure,area,period,value,source\n{tried.Cell.Figure},{tried.Cell.Area},{tried.Cell.Period},{tried.Value},{tried.Source}\n");

    private static DateOnly Today(Ward ward) => Host.Words.Terms.Today(ward.Plan, ward.Clock);

    // The same refusal has a text for a file, for a cell and for a page.
    private static string[] Same(IEnumerable<string> words) => [.. words.Select(word => word switch
    {
        "TooLarge" or "TooManyDecimals" => "TooManyDigits",
        "Locked" => "PeriodLocked",
        "LongText" or "TooLong" => "TextTooLong",
        _ => char.ToUpperInvariant(word[0]) + word[1..],
    }).Distinct().Order(StringComparer.Ordinal)];

    private static string Word(string told) => told.Contains("so với kỳ trước", StringComparison.Ordinal) ? "JumpSinceLast"
        : told.Contains("cùng kỳ năm trước", StringComparison.Ordinal) ? "JumpSinceYear"
        : told.Contains("đơn vị là %", StringComparison.Ordinal) ? "SmallPercent"
        : told.Contains("ba chữ số thập phân", StringComparison.Ordinal) ? "Thousand"
        : told;
}
