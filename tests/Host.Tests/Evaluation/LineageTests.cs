using System.Globalization;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Due;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Evaluation.Provisional;
using ActionPlan.Host.Excel;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.ModuleKit;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Evaluation;

/// <summary>Two wards merged into a third on 16 August: they are roots, as all wards of a city are.</summary>
public sealed partial class LineageTests
{
    private const string Plan = """
        {
          "id": "p", "name": "Chương trình thử", "term": { "from": "2024-Q1", "to": "2025-Q4" }, "inUseFrom": "2024-Q1",
          "units": [ { "id": "police", "name": "Công an" }, { "id": "front", "name": "Mặt trận" } ],
          "areas": [
            { "id": "p12", "name": "Phường 12", "to": "2024-08-15", "mergedInto": "new" },
            { "id": "p14", "name": "Phường 14", "to": "2024-08-15", "mergedInto": "new", "children": [ { "id": "kp-1", "name": "Khu phố 1", "to": "2024-08-15" } ] },
            { "id": "new", "name": "Phường mới", "from": "2024-08-16" },
            { "id": "other", "name": "Phường khác" } ]
        }
        """;

    private const string Registers = """
        {
          "module": "environment",
          "figures": [
            { "id": "wellsSealed", "name": "Giếng đã trám lấp", "measuredIn": "giếng", "type": "flow", "every": "quarter", "counted": true },
            { "id": "wasteSpotsRemaining", "name": "Điểm rác còn tồn", "measuredIn": "điểm", "type": "stock", "every": "quarter", "counted": true } ],
          "targets": [
            { "id": "wells", "name": "Trám lấp giếng", "measuredIn": "giếng", "responsible": "front", "kind": "monitored", "every": "quarter", "value": "wellsSealed.YearToDate" },
            { "id": "spots", "name": "Điểm rác", "measuredIn": "điểm", "responsible": "front", "kind": "monitored", "every": "quarter", "value": "wasteSpotsRemaining.Latest" } ]
        }
        """;

    private const string Crime = "security.crime";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Period Q3 => Office.Q3;

    [Fact]
    public async Task A_quarter_of_a_merger_is_judged_on_what_all_of_its_areas_had_by_a_run_and_before_it()
    {
        await using var ward = await Ward.Open(plan: Plan);
        await Record(ward, [("p12", "2024-Q1", 1), ("p12", "2024-Q2", 1), ("p12", "2024-Q3", 1), ("kp-1", "2024-Q1", 1), ("kp-1", "2024-Q2", 1),
            ("new", "2024-Q3", 1), ("other", "2024-Q1", 100)]);

        // A predecessor that owes its last quarter.
        var (verdict, run) = await Judge(ward);
        Assert.Equal((Status.NoData, null), (verdict.Verdict.Status, verdict.Verdict.Value));
        Assert.Contains("Phường 14", Said(verdict), StringComparison.Ordinal);
        Assert.False(await ward.Read(db => db.Verdicts.AnyAsync(row => row.RunId == run && row.Area == "p12", Cancellation)));

        // Its draft makes the provisional result of the successor.
        await ward.Do(Office.Secretary, new SetWorkingRules(new WorkingRules(ShowsProvisional: true)));
        var p14 = new SheetKey("police", "p14", Q3);
        await ward.Do(Office.Clerk, new SaveDrafts(p14, [new DraftCell(new CellKey("cases", "p14", Q3), 1, null, null, await Stamp(ward, p14), null)]));
        var provisional = (await Provisional(ward))!;
        Assert.Equal((Status.Missed, 7m), (Of(provisional).Verdict.Status, Of(provisional).Verdict.Value));
        Assert.Equal("p14", Assert.Single(Of(provisional).RestsOn).Draft.Area);

        await Record(ward, [("p14", "2024-Q3", 1)]);
        (verdict, run) = await Judge(ward);
        Assert.Equal((Status.Missed, 7m), (verdict.Verdict.Status, verdict.Verdict.Value));
        Assert.Equal(["kp-1", "new", "p12", "p14"],
            verdict.Readings.SelectMany(reading => reading.From).Select(row => row.Area).Distinct().Order(StringComparer.Ordinal));
        var again = verdict.Rejudge();
        Assert.Equal((Status.Missed, 7m, verdict.Verdict.Path), (again.Status, again.Value, again.Path));

        // Who may read the successor is shown all of the evidence, of others nothing.
        await using var scope = ward.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Reads(Office.Person("Võ Em", new Grant(Role.Leader, Area: "new")));
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var read = (await VerdictDetail.Load(db, ward.Get<PlanInForce>(), run, Crime, "new", Cancellation))!;
        Assert.Equal(7, read.Readings.Sum(reading => reading.From.Count));
        Assert.False(await db.Figures.AnyAsync(row => row.Area == "other", Cancellation));
    }

    [Fact]
    public async Task Who_may_read_an_area_may_read_what_merged_into_it_and_enter_nothing_for_it()
    {
        await using var ward = await Ward.Open(plan: Plan);
        var clerk = Office.Person("Võ Em", new Grant(Role.DataEntry, "police", Area: "new"));
        bool May(Right right, string area) => clerk.May(new Demand(right, "police", "security", area), ward.Plan);

        Assert.True(May(Right.ReadUnit, "new") && May(Right.ReadUnit, "p12") && May(Right.ReadUnit, "kp-1"));
        Assert.False(May(Right.ReadUnit, "other"));
        Assert.True(May(Right.EnterFigures, "new"));
        Assert.False(May(Right.EnterFigures, "p12"));
        Assert.Equal(["kp-1", "new", "p12", "p14"], Reach.Of(clerk, ward.Plan).Areas.Order(StringComparer.Ordinal));
        Assert.Equal(["p12"], Reach.Of(Office.Person("Hồ Gia", new Grant(Role.Leader, Area: "p12")), ward.Plan).Areas);
    }

    [Fact]
    public async Task The_sheet_says_what_is_for_the_areas_own_days_and_what_it_owes()
    {
        await using var ward = await Ward.Open(plan: Plan);

        var cells = await Sheet(ward, "police", "new", "2024-Q3");
        Assert.Contains(cells.Cells, cell => cell.Figure.Id == "cases");
        var told = Assert.Single(OwnDays.Of(ward.Plan, cells, new DateOnly(2024, 10, 5)));
        Assert.Equal(("new", Q3, false), (told.Area.Id, told.Period, told.IsQuota));
        Assert.Equal(["p12", "p14"], told.Others.Select(one => one.Area.Id));
        var quota = Assert.Single(OwnDays.Of(ward.Plan, await Sheet(ward, "front", "new", "2024-Q1"), new DateOnly(2024, 10, 5)), one => one.IsQuota);
        Assert.Equal(2, quota.Others.Count);

        await using var file = new MemoryStream();
        await new TemplateFile(ward.Plan, cells, CultureInfo.GetCultureInfo("vi-VN")) { Own = [told] }.Write(file);
        var written = Assert.Single(WorkbookReader.Read(file.ToArray()).Sheets);
        Assert.Contains("Chỉ tính những ngày của riêng Phường mới; phần của Phường 12, Phường 14 nộp riêng",
            written.All.Select(cell => cell.Text).First(text => text.Contains("Chỉ tính", StringComparison.Ordinal)), StringComparison.Ordinal);

        Assert.Empty(OwnDays.Of(ward.Plan, await Sheet(ward, "police", "new", "2024-Q4"), new DateOnly(2025, 1, 5)));
        Assert.Empty(OwnDays.Of(ward.Plan, await Sheet(ward, "police", "p12", "2024-Q3"), new DateOnly(2024, 10, 5)));
        Assert.NotEmpty((await Sheet(ward, "police", "p12", "2024-Q3")).Cells);
    }

    private static Task<EntrySheet> Sheet(Ward ward, string unit, string area, string quarter) =>
        ward.Read(db => new EntrySheets(db).Load(ward.Plan, new SheetKey(unit, area, Period.Parse(quarter)), Cancellation));

    private static async Task<string> Stamp(Ward ward, SheetKey key) =>
        (await ward.Read(db => new EntrySheets(db).Load(ward.Plan, key, Cancellation))).Cells.Single(cell => cell.Figure.Id == "cases").Stamp;

    private static Task<FiguresRecorded> Record(Ward ward, (string Area, string Period, decimal Value)[] entries) => ward.Get<CommandSender>().Send(
        new RecordFigures([.. entries.Select(entry => new FigureEntry("cases", entry.Area, Period.Parse(entry.Period), entry.Value))], "Báo cáo quý",
            FigureOrigin.Entered),
        Actor.System("Nguyễn An"),
        Cancellation);

    private static async Task<(VerdictDetail Verdict, long Run)> Judge(Ward ward)
    {
        var result = await ward.Get<CommandSender>().Send(new EvaluateQuarter(Q3, RunTrigger.Manual), Actor.System("Thử"), Cancellation);
        return ((await ward.Read(db => VerdictDetail.Load(db, ward.Get<PlanInForce>(), result.RunId!.Value, Crime, "new", Cancellation)))!,
            result.RunId!.Value);
    }

    private static string Said(VerdictDetail verdict) =>
        string.Join(' ', VerdictJson.ReadRemarks(verdict.Verdict.Remarks)
            .Select(remark => remark.Text(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"))));

    private static ProvisionalVerdict Of(ProvisionalQuarter found) => found.Verdicts.Single(one => one.Verdict.Target.Key == Crime);

    private static async Task<ProvisionalQuarter?> Provisional(Ward ward)
    {
        var acting = new Acting(() => ward.Plan);
        acting.Reads(Office.Secretary);
        await using var db = ward.Get<AppDbFactory>().CreateFor(acting, () => ward.Plan.Id);
        return await ward.On<ProvisionalQuarters>(db)
            .Load(ward.Plan, Q3, ward.Plan.Areas.Find("new")!, ward.Plan.DayOf(ward.Clock.GetUtcNow()), Cancellation);
    }
}
