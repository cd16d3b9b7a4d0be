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
public sealed class LineageTests
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

    [Fact]
    public async Task What_stood_open_in_a_ward_s_register_stands_open_in_the_ward_that_it_merged_into()
    {
        await using var ward = await Ward.Open(plan: Plan);
        await File.WriteAllTextAsync(Path.Combine(ward.Folder, "rules", "plan", "environment.json"), Registers, Cancellation);
        await ward.Get<PlanInForce>().Load(Cancellation);
        foreach (var (area, found, cleared) in new[] { ("p12", "2024-03-01", ""), ("p12", "2024-03-02", "2024-05-01"), ("p14", "2024-08-01", "2024-10-01"),
            ("kp-1", "2024-08-02", ""), ("new", "2024-09-01", ""), ("other", "2024-09-02", "") })
        {
            await Enter(ward, "wasteSpots", ("area", area), ("place", "Đầu hẻm"), ("foundOn", found), ("clearedOn", cleared));
        }

        foreach (var (area, sealedOn) in new[] { ("p12", "2024-07-20"), ("p12", "2024-08-15"), ("new", "2024-09-10"), ("other", "2024-09-11") })
        {
            await Enter(ward, "wells", ("area", area), ("address", sealedOn), ("code", ""), ("sealedOn", sealedOn));
        }

        foreach (var (register, area) in new[] { ("wasteSpots", "new"), ("wells", "new"), ("wells", "p12") })
        {
            Assert.Equal(Confirming.Done,
                (await ward.Get<CommandSender>().Send(new ConfirmRegister("environment", register, area, [Q3]), Actor.System("Thử"), Cancellation)).Outcome);
        }

        var counted = await ward.Read(db => db.Figures.AsNoTracking().ToDictionaryAsync(row => (row.Figure, row.Area), row => row.Value, Cancellation));
        Assert.Equal(4, counted[("wasteSpotsRemaining", "new")]);
        Assert.Equal((1, 2), (counted[("wellsSealed", "new")], counted[("wellsSealed", "p12")]));

        // A locked count of the new ward knows the old one's rows too.
        await ward.Get<CommandSender>().Send(new LockPeriod("new", Q3, DespiteOpen: true), Actor.System("Văn phòng"), Cancellation);
        Assert.Equal(Q3, (await Enter(ward, "wasteSpots", ("area", "p12"), ("place", "Cuối hẻm"), ("foundOn", "2024-08-10"), ("clearedOn", ""))).Locked);
        Assert.True((await Enter(ward, "wells", ("area", "p12"), ("address", "b"), ("code", ""), ("sealedOn", "2024-08-14"))).IsDone);
    }

    [Fact]
    public async Task Rows_of_an_area_that_was_split_are_moved_before_its_parts_confirm_so_that_nothing_open_is_gone()
    {
        await using var ward = await Ward.Open(plan: Plan
            .Replace("\"mergedInto\": \"new\"", "\"kind\": \"ward\"", StringComparison.Ordinal)
            .Replace("\"from\": \"2024-08-16\"", "\"from\": \"2024-08-16\", \"splitFrom\": \"p12\", \"share\": 0.4", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(ward.Folder, "rules", "plan", "environment.json"), Registers, Cancellation);
        await ward.Get<PlanInForce>().Load(Cancellation);
        await Enter(ward, "wasteSpots", ("area", "p12"), ("place", "Đầu hẻm"), ("foundOn", "2024-03-01"), ("clearedOn", ""));
        await Enter(ward, "wells", ("area", "p12"), ("address", "a"), ("code", ""), ("sealedOn", "2024-07-20"));
        async Task<Confirming> Confirmed(string register, string area) =>
            (await ward.Get<CommandSender>().Send(new ConfirmRegister("environment", register, area, [Q3]), Actor.System("Thử"), Cancellation)).Outcome;

        Assert.Equal(Confirming.Unmoved, await Confirmed("wasteSpots", "new"));
        Assert.Equal(Confirming.Done, await Confirmed("wells", "new"));
        Assert.Equal(Confirming.Done, await Confirmed("wasteSpots", "other"));

        await ward.Read(db => db.Database.ExecuteSqlRawAsync("UPDATE WasteSpots SET Area = 'new'", Cancellation));
        Assert.Equal(Confirming.Done, await Confirmed("wasteSpots", "new"));
        Assert.Equal(
            1,
            await ward.Read(
                db => db.Figures.Where(row => row.Figure == "wasteSpotsRemaining" && row.Area == "new").Select(row => row.Value).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task A_row_entered_for_a_split_area_after_its_part_confirmed_makes_the_part_s_count_missing_until_it_is_moved()
    {
        await using var ward = await Ward.Open(plan: Plan
            .Replace("\"mergedInto\": \"new\"", "\"kind\": \"ward\"", StringComparison.Ordinal)
            .Replace("\"from\": \"2024-08-16\"", "\"from\": \"2024-08-16\", \"splitFrom\": \"p12\", \"share\": 0.4", StringComparison.Ordinal));
        await WithRegisters(ward);
        Assert.Equal(Confirming.Done, await Confirm(ward, "new"));
        Assert.Equal((Status.Monitored, 0m), await Spots(ward));
        Assert.Equal(Counted, await Told(ward));

        Assert.True((await Enter(ward, "wasteSpots", ("area", "p12"), ("place", "Đầu hẻm"), ("foundOn", "2024-03-01"), ("clearedOn", ""))).IsDone);
        Assert.Equal((Status.NoData, null), await Spots(ward));
        Assert.Equal(Doubted("p12"), await Told(ward));

        await ward.Read(db => db.Database.ExecuteSqlRawAsync("UPDATE WasteSpots SET Area = 'new'", Cancellation));
        Assert.Equal((Status.Monitored, 1m), await Spots(ward));
        Assert.Equal(Counted, await Told(ward));
    }

    [Fact]
    public async Task A_confirmation_from_before_a_merger_was_known_counts_once_the_other_area_s_register_is_confirmed_too()
    {
        await using var ward = await Ward.Open(plan: Plan
            .Replace(", \"to\": \"2024-08-15\", \"mergedInto\": \"new\"", "", StringComparison.Ordinal)
            .Replace(", \"from\": \"2024-08-16\"", "", StringComparison.Ordinal));
        await WithRegisters(ward);
        Assert.Equal(Confirming.Done, await Confirm(ward, "new"));
        await Enter(ward, "wasteSpots", ("area", "p12"), ("place", "Đầu hẻm"), ("foundOn", "2024-03-01"), ("clearedOn", ""));
        ward.Clock.Advance(TimeSpan.FromHours(1));
        await File.WriteAllTextAsync(
            Path.Combine(ward.Folder, "rules", "plan", "plan.json"), Plan.Replace(", \"from\": \"2024-08-16\"", "", StringComparison.Ordinal), Cancellation);
        await ward.Get<PlanInForce>().Load(Cancellation);

        Assert.Equal((Status.NoData, null), await Spots(ward));
        Assert.Equal(Doubted("p12"), await Told(ward));
        Assert.Equal(Confirming.Done, await Confirm(ward, "p12"));
        Assert.Equal((Status.NoData, null), await Spots(ward));
        Assert.Equal(Doubted("p14"), await Told(ward));
        Assert.Equal(Confirming.Done, await Confirm(ward, "p14"));
        Assert.Equal((Status.Monitored, 1m), await Spots(ward));
        Assert.Equal(Counted, await Told(ward));
    }

    private static CountTold Counted => new(null, CellStage.Approved, FigureState.Entered, IsDue: false, IsKnown: true);

    private static CountTold Doubted(string because) => new(because, CellStage.Unconfirmed, FigureState.InDoubt, IsDue: true, IsKnown: false);

    // What pages, letters and lists are made of says the same of the count as its verdict.
    private static async Task<CountTold> Told(Ward ward) => await ward.Read(async db =>
    {
        var plans = ward.Get<PlanInForce>();
        var cell = new CellKey("wasteSpotsRemaining", "new", Q3);
        var history = await CellHistory.Load(db, plans, ward.Plan, cell, Cancellation);
        var stage = (await EntryProgress.Load(db, plans, plans.InUseSince, ["front"], [Q3], Cancellation)).Single(one => one.Key == cell).Stage;
        var line = (await FigureLine.Load(db, plans, ward.Plan, Q3, Cancellation)).Single(one => one.Cell == cell);
        var standing = Assert.Single(
            await RegisterStanding.Load(
                db, plans, Reach.Everything, [KnownRegister.Find("wasteSpots")!], plans.InUseSince, new DateOnly(2024, 10, 5), Cancellation));
        var known = await EnteredFigures.Read(db, plans, ward.Plan, [Q3], Cancellation);
        return new CountTold(
            history!.Doubt?.Id, stage, line.StateOn(new DateOnly(2024, 10, 5)), standing.Due.Any(due => due.Area.Id == "new" && due.Period == Q3),
            known.Has(ward.Plan.FigureById[cell.Figure], ward.Plan.Areas.Find("new")!, Q3));
    });

    private sealed record CountTold(string? Because, CellStage Stage, FigureState State, bool IsDue, bool IsKnown);

    private static async Task WithRegisters(Ward ward)
    {
        await File.WriteAllTextAsync(Path.Combine(ward.Folder, "rules", "plan", "environment.json"), Registers, Cancellation);
        await ward.Get<PlanInForce>().Load(Cancellation);
    }

    private static async Task<Confirming> Confirm(Ward ward, string area) =>
        (await ward.Get<CommandSender>().Send(new ConfirmRegister("environment", "wasteSpots", area, [Q3]), Actor.System("Thử"), Cancellation)).Outcome;

    private static async Task<(Status, decimal?)> Spots(Ward ward)
    {
        var run = (await ward.Get<CommandSender>().Send(new EvaluateQuarter(Q3, RunTrigger.Manual), Actor.System("Thử"), Cancellation)).RunId;
        return await ward.Read(async db =>
            (await db.Verdicts.AsNoTracking()
                .SingleAsync(row => row.RunId == run && row.Target == "environment.spots" && row.Area == "new", Cancellation)) is var verdict
            ? (verdict.Status, verdict.Value) : default);
    }

    private static async Task<RowSaved> Enter(Ward ward, string register, params (string Column, string Text)[] cells)
    {
        var known = InstalledModules.All.Single(module => module.Name == "environment").Registers.Single(one => one.Id == register);
        var outline = new PlanOutline(ward.Plan.Areas.All.ToDictionary(area => area.Id, StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var reading = known.Read(cells.ToDictionary(cell => cell.Column, cell => cell.Text, StringComparer.Ordinal), outline);
        return Assert.Single(await ward.Get<CommandSender>().Send(new ImportRegister(register, [reading.Change!], "Thử"), Actor.System("Thử"), Cancellation));
    }

    private static Task<EntrySheet> Sheet(Ward ward, string unit, string area, string quarter) =>
        ward.Read(db => EntrySheet.Load(db, ward.Plan, new SheetKey(unit, area, Period.Parse(quarter)), Cancellation));

    private static async Task<string> Stamp(Ward ward, SheetKey key) =>
        (await ward.Read(db => EntrySheet.Load(db, ward.Plan, key, Cancellation))).Cells.Single(cell => cell.Figure.Id == "cases").Stamp;

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
        return await new ProvisionalQuarters(ward.Get<IDbContextFactory<AppDb>>(), ward.Get<PlanInForce>())
            .Load(db, ward.Plan, Q3, ward.Plan.Areas.Find("new")!, ward.Plan.DayOf(ward.Clock.GetUtcNow()), Cancellation);
    }
}
