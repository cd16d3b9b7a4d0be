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
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.ModuleKit;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Evaluation;

public sealed partial class LineageTests
{
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

    [OnFile("it writes past the program in SQLite's words")]
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

    [OnFile("it writes past the program in SQLite's words")]
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
        ward.Clock.Advance(TimeSpan.FromDays(1));
        await ward.Get<EvaluationSweep>().Run(Cancellation);
        Assert.Equal((Status.NoData, null), await Judged(ward, (await ward.Read(db => db.Runs.InForce("p", Q3, Cancellation)))!.Id));
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

    [Fact]
    public async Task A_year_s_row_of_a_ward_that_merged_in_that_year_is_counted_once()
    {
        await using var ward = await Ward.Open("2026-01-10 08:00", Plan, rules: """
            { "module": "security",
              "figures": [ { "id": "neighbourhoodsWithoutHiding", "name": "Khu phố không có tội phạm ẩn náu", "measuredIn": "khu phố", "type": "flow", "every": "year", "counted": true } ],
              "targets": [ { "id": "hiding", "name": "Không có tội phạm ẩn náu", "measuredIn": "khu phố", "responsible": "police", "kind": "yearLevel", "every": "year",
                "value": "neighbourhoodsWithoutHiding.Period", "threshold": { "is": "atLeast", "of": 4 } } ] }
            """);
        foreach (var (area, year, name) in new[] { ("p12", "2024", "A"), ("kp-1", "2024", "B"), ("new", "2024", "C"), ("new", "2025", "D") })
        {
            Assert.True((await Enter(ward, "classifications", ("area", area), ("year", year), ("kind", "neighbourhood"), ("name", name), ("safe", ""),
                ("noHiding", "yes"), ("quickDetection", ""))).IsDone);
        }

        foreach (var area in new[] { "p12", "p14", "new" })
        {
            Assert.Equal(Confirming.Done, (await ward.Get<CommandSender>().Send(
                new ConfirmRegister("security", "classifications", area, [Period.OfYear(2024), .. area == "new" ? (Period[])[Period.OfYear(2025)] : []]),
                Actor.System("Thử"), Cancellation)).Outcome);
        }

        async Task<(Status, decimal?)> Judged(string quarter)
        {
            var run = (await ward.Get<CommandSender>().Send(
                new EvaluateQuarter(Period.Parse(quarter), RunTrigger.Manual), Actor.System("Thử"), Cancellation)).RunId;
            return await ward.Read(async db => await db.Verdicts.AsNoTracking().SingleAsync(row => row.RunId == run && row.Area == "new", Cancellation))
                is var verdict ? (verdict.Status, verdict.Value) : default;
        }

        Assert.Equal((Status.Missed, 3m), await Judged("2024-Q4"));
        Assert.Equal((Status.Missed, 1m), await Judged("2025-Q4"));
    }

    private static CountTold Counted => new(null, CellStage.Approved, FigureState.Entered, IsDue: false, IsKnown: true);

    private static CountTold Doubted(string because) => new(because, CellStage.Unconfirmed, FigureState.InDoubt, IsDue: true, IsKnown: false);

    // What pages, letters and lists are made of says the same of the count as its verdict.
    private static async Task<CountTold> Told(Ward ward) => await ward.Read(async db =>
    {
        var plans = ward.Get<PlanInForce>();
        var cell = new CellKey("wasteSpotsRemaining", "new", Q3);
        var history = await new CellHistories(db, plans).Load(ward.Plan, cell, Cancellation);
        var stage = (await new EntryProgress(db, plans).Load(plans.InUseSince, ["front"], [Q3], Cancellation)).Single(one => one.Key == cell).Stage;
        var line = (await new FigureLines(db, plans).Load(ward.Plan, Q3, null, Cancellation)).Single(one => one.Cell == cell);
        var standing = Assert.Single(
            await new RegisterStandings(db, plans).Load(
                Reach.Everything, [KnownRegister.Find("wasteSpots")!], plans.InUseSince, new DateOnly(2024, 10, 5), Cancellation));
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
        return await Judged(ward, run!.Value);
    }

    private static Task<(Status, decimal?)> Judged(Ward ward, long run) => ward.Read(async db =>
        (await db.Verdicts.AsNoTracking()
            .SingleAsync(row => row.RunId == run && row.Target == "environment.spots" && row.Area == "new", Cancellation)) is var verdict
        ? (verdict.Status, verdict.Value) : default);

    private static async Task<RowSaved> Enter(Ward ward, string register, params (string Column, string Text)[] cells)
    {
        var known = KnownRegister.Find(register)!.Register;
        var outline = new PlanOutline(ward.Plan.Areas.All.ToDictionary(area => area.Id, StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var reading = known.Read(cells.ToDictionary(cell => cell.Column, cell => cell.Text, StringComparer.Ordinal), outline);
        Assert.Empty(reading.Problems);
        return Assert.Single(await ward.Get<CommandSender>().Send(new ImportRegister(register, [reading.Change!], "Thử"), Actor.System("Thử"), Cancellation));
    }
}
