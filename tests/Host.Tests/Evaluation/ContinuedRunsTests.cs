using ActionPlan.Host.Access;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;
using ActionPlan.ModuleKit;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using Mediator;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Evaluation;

/// <summary>A plan that continues another through a change of term in which its ward was formed from the old one and another.</summary>
public sealed class ContinuedRunsTests
{
    private const string Old = """
        { "id": "p", "name": "Chương trình cũ", "term": { "from": "2024-Q1", "to": "2025-Q4" }, "inUseFrom": "2024-Q1",
          "units": [ { "id": "police", "name": "Công an phường" }, { "id": "front", "name": "Mặt trận Tổ quốc" } ],
          "areas": [ { "id": "ward", "name": "Phường 12", "kind": "ward", "children": [ { "id": "kp-1", "name": "Khu phố 1" }, { "id": "kp-2", "name": "Khu phố 2" } ] } ] }
        """;

    private const string Next = """
        { "id": "q", "name": "Chương trình mới", "term": { "from": "2026-Q1", "to": "2030-Q4" }, "continues": "p", "inUseFrom": "2026-Q1",
          "units": [ { "id": "police", "name": "Công an phường" }, { "id": "front", "name": "Mặt trận Tổ quốc" } ],
          "areas": [
            { "id": "p12", "name": "Phường 12", "was": "ward", "to": "2025-12-31", "mergedInto": "new" },
            { "id": "p14", "name": "Phường 14", "to": "2025-12-31", "mergedInto": "new" },
            { "id": "new", "name": "Phường mới", "kind": "ward", "from": "2026-01-01" } ] }
        """;

    private const string NextRules = """
        { "module": "security",
          "figures": [ { "id": "crimes", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "type": "flow", "every": "quarter", "was": "cases" } ],
          "targets": [ { "id": "fewer", "name": "Giảm so với năm trước", "measuredIn": "vụ", "responsible": "police", "kind": "perPeriod", "every": "quarter",
            "value": "crimes.Period - crimes.PeriodLastYear", "threshold": { "is": "atMost", "of": 5 } } ] }
        """;

    private const string Registers = """
        { "module": "environment",
          "figures": [ { "id": "wasteSpotsRemaining", "name": "Điểm rác còn tồn", "measuredIn": "điểm", "type": "stock", "every": "quarter", "counted": true, "whole": true } ],
          "targets": [ { "id": "spots", "name": "Điểm rác", "measuredIn": "điểm", "responsible": "front", "kind": "monitored", "every": "quarter", "value": "wasteSpotsRemaining.Latest" } ] }
        """;

    private static readonly Period Q1 = Period.Parse("2026-Q1");

    private static readonly Actor Machine = Actor.System("Thử");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_reads_the_plan_before_pins_it_and_knows_when_a_correction_there_is_news()
    {
        await using var ward = await Both();
        await Record(ward, "p", ("cases", "kp-1", "2025-Q1", 1), ("cases", "kp-2", "2025-Q1", 2), ("solved", "ward", "2025-Q1", 2));
        await Record(ward, "q", ("crimes", "p14", "2025-Q1", 2), ("crimes", "new", "2026-Q1", 10));

        var first = await Do(ward, "q", new EvaluateQuarter(Q1, RunTrigger.Schedule));

        var told = await Verdict(ward, first.RunId!.Value);
        Assert.Equal((Status.Met, 5m), (told.Verdict.Status, told.Verdict.Value));
        Assert.Equal(["p kp-1", "p kp-2", "q new", "q p14"],
            told.Readings.SelectMany(reading => reading.From).Select(row => $"{row.PlanId} {row.Area}").Order(StringComparer.Ordinal));
        Assert.Equal(Of(ward, "p").Current.Version, told.Run.EarlierVersions);
        Assert.Equal((Status.Met, 5m), (told.Rejudge().Status, told.Rejudge().Value));

        // What the value was before the term, by the same expression: of quarters of which nothing lacks.
        await Record(ward, "p", ("cases", "ward", "2024-Q3", 4));
        Assert.Empty(await Before(ward, first.RunId!.Value));
        await Record(ward, "q", ("crimes", "p14", "2024-Q3", 3), ("crimes", "p14", "2025-Q3", 3));
        await Record(ward, "p", ("cases", "kp-1", "2025-Q3", 5), ("cases", "kp-2", "2025-Q3", 1));
        Assert.Equal([("p", Period.Parse("2025-Q3"), 2m)], await Before(ward, first.RunId!.Value, long.MaxValue));
        Assert.Empty(await Before(ward, first.RunId!.Value));

        // What is not read there is no news here.
        await Record(ward, "p", ("solved", "ward", "2025-Q1", 1), ("cases", "kp-1", "2024-Q4", 7));
        Assert.Equal(EvaluationOutcome.Completed, (await Do(ward, "q", new EvaluateQuarter(Q1, RunTrigger.Manual))).Outcome);
        await Record(ward, "p", ("solved", "ward", "2025-Q1", 3));
        Assert.Equal(EvaluationOutcome.NothingChanged, (await Do(ward, "q", new EvaluateQuarter(Q1, RunTrigger.Manual))).Outcome);

        // A correction in the old plan, approved there, has the new plan's quarter judged again and shows as its effect.
        await Correct(ward, "cases", "kp-1", "2025-Q1", 0);
        await using (var scope = Scope(ward, "q"))
        {
            await scope.ServiceProvider.GetRequiredService<EvaluationSweep>().JudgeAgain(Cancellation);
        }

        var again = await ward.Read(db => db.Runs.AsNoTracking().OrderBy(run => run.Id).LastAsync(run => run.PlanId == "q", Cancellation));
        Assert.Equal(RunTrigger.Correction, again.Trigger);
        Assert.Equal((Status.Missed, 6m), ((await Verdict(ward, again.Id)).Verdict.Status, (await Verdict(ward, again.Id)).Verdict.Value));
        var corrected = await ward.Read(db => db.Figures.AsNoTracking().OrderBy(row => row.Seq).LastAsync(Cancellation));
        Assert.True(FiguresRead.Continues(Of(ward, "q").Current, corrected));
        await using var old = Scope(ward, "p");
        var others = old.ServiceProvider.GetRequiredService<OtherPlans>();
        old.ServiceProvider.GetRequiredService<Acting>().Reads(Machine);
        var effect = Assert.Single((await others.In(Assert.Single(others.All), db => new FigureEffects(db).Of(corrected, "q", Cancellation), Cancellation))!);
        Assert.Equal((again.Id, "new", Status.Met, Status.Missed),
            (effect.RunId, Assert.Single(effect.Verdicts).Area, effect.Verdicts[0].Before, effect.Verdicts[0].After));

        // Whoever has no right in the new plan is shown nothing of it.
        old.ServiceProvider.GetRequiredService<Acting>().Reads(new Actor("Nguyễn An", "an", [new Grant(Role.Leader, Plan: "p")], "127.0.0.1"));
        Assert.Null(await others.In(Of(ward, "q"), db => new FigureEffects(db).Of(corrected, "q", Cancellation), Cancellation));
    }

    [Fact]
    public async Task Another_version_of_the_plan_before_says_beforehand_what_it_would_change_here()
    {
        await using var ward = await Both();
        await Record(ward, "p", ("cases", "kp-1", "2025-Q1", 1), ("cases", "kp-2", "2025-Q1", 2));
        await Record(ward, "q", ("crimes", "p14", "2025-Q1", 2), ("crimes", "new", "2026-Q1", 10));
        await Do(ward, "q", new EvaluateQuarter(Q1, RunTrigger.Schedule));
        Write(ward, "plan", Old.Replace("\"name\": \"Khu phố 2\"", "\"name\": \"Khu phố 2\", \"to\": \"2024-12-31\"", StringComparison.Ordinal),
            WardPlan.Rules);
        var other = PlanReader.Read(PlanSource.ReadFolder(Path.Combine(ward.Folder, "rules", "plan"))).Plan!;

        var told = await InLater(ward, other);
        var same = await InLater(ward, Of(ward, "p").Current);

        var change = Assert.Single(Assert.Single(told).Verdicts);
        Assert.Equal(("new", Status.Met, 5m, Status.Missed, 7m), (change.Area, change.Before, change.ValueBefore, change.After, change.ValueAfter));
        Assert.Empty(same);
    }

    [Fact]
    public async Task Evidence_of_the_plan_before_is_read_by_whoever_may_read_the_verdict_and_nothing_else_of_it()
    {
        await using var ward = await Both();
        await Record(ward, "p", ("cases", "ward", "2025-Q1", 3), ("cases", "ward", "2025-Q2", 4));
        await Record(ward, "q", ("crimes", "p14", "2025-Q1", 2), ("crimes", "new", "2026-Q1", 10));
        var run = (await Do(ward, "q", new EvaluateQuarter(Q1, RunTrigger.Schedule))).RunId!.Value;
        await using var scope = Scope(ward, "q");
        scope.ServiceProvider.GetRequiredService<Acting>().Reads(new Actor("Võ Em", "em", [new Grant(Role.Leader, Area: "new", Plan: "q")], "127.0.0.1"));
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();

        var read = (await VerdictDetail.Load(db, Of(ward, "q"), run, "security.fewer", "new", Cancellation))!;

        Assert.Equal(3, read.Readings.SelectMany(reading => reading.From).Count());
        Assert.Equal(0, await db.Figures.CountAsync(row => row.PlanId == "p", Cancellation));
    }

    [Fact]
    public async Task A_plan_before_that_is_missing_is_missing_data_and_one_that_comes_to_mean_something_else_keeps_the_last_version_in_force()
    {
        await using var ward = await Both();
        await Record(ward, "q", ("crimes", "p14", "2025-Q1", 2), ("crimes", "new", "2026-Q1", 10));
        var told = await Verdict(ward, (await Do(ward, "q", new EvaluateQuarter(Q1, RunTrigger.Schedule))).RunId!.Value);
        Assert.Equal((Status.NoData, null), (told.Verdict.Status, told.Verdict.Value));
        Assert.Contains(told.Readings.SelectMany(reading => reading.Missing), missing => missing is { Figure: "crimes", Area: "p12", Plan: null });

        var version = Of(ward, "q").Current.Version;
        Write(ward, "plan", Old,
            WardPlan.Rules.Replace("\"name\": \"Số vụ phạm pháp\", \"measuredIn\": \"vụ\", \"type\"",
                "\"name\": \"Số vụ phạm pháp\", \"measuredIn\": \"nghìn vụ\", \"type\"", StringComparison.Ordinal));
        await ward.Get<AllPlans>().Load(Cancellation);
        Assert.Contains("continuesMeasure", Of(ward, "q").Problems.Select(problem => problem.Key));
        Assert.Equal(version, Of(ward, "q").Current.Version);

        // Its folder may go: it is read from what is stored.
        Write(ward, "plan", Old, WardPlan.Rules);
        await ward.Get<AllPlans>().Load(Cancellation);
        Assert.Empty(Of(ward, "q").Problems);
        Directory.Delete(Path.Combine(ward.Folder, "rules", "plan"), recursive: true);
        await ward.Restart();
        Assert.Empty(Of(ward, "q").Problems);
        Assert.Equal("p", Of(ward, "q").Current.Earlier!.Plan.Id);
    }

    [OnFile("it writes past the program in SQLite's words")]
    [Fact]
    public async Task What_is_open_in_a_register_when_a_term_ends_is_open_in_the_plan_that_continues_it()
    {
        await using var ward = await Both();
        foreach (var folder in (string[])["plan", "next"])
        {
            await File.WriteAllTextAsync(Path.Combine(ward.Folder, "rules", folder, "environment.json"), Registers, Cancellation);
        }

        await ward.Get<AllPlans>().Load(Cancellation);
        Assert.Empty(Of(ward, "q").Problems);
        await Enter(ward, "p", "kp-1", "2025-11-01", "");
        await Enter(ward, "p", "ward", "2025-11-02", "2025-12-01");
        await Enter(ward, "p", "ward", "2025-11-03", "");
        await Enter(ward, "q", "new", "2026-02-01", "");

        Assert.Equal(Confirming.Done, (await Do(ward, "q", new ConfirmRegister("environment", "wasteSpots", "new", [Q1]))).Outcome);
        Assert.Equal(3, await Spots(ward));

        // Cleared where it was entered, it is gone here too.
        var row = await ward.Read(
            db => db.Database.SqlQueryRaw<long>("SELECT Id AS Value FROM WasteSpots WHERE PlanId = 'p' AND FoundOn LIKE '2025-11-03%'")
                .SingleAsync(Cancellation));
        await Do(ward, "p", new EditRow("environment", "wasteSpots", row, 1, Cells("ward", "2025-11-03", "2026-03-01"), "Đã dọn"));
        await Do(ward, "q", new EvaluateQuarter(Q1, RunTrigger.Manual));
        Assert.Equal(2, await Spots(ward));
    }

    [OnFile("it writes past the program in SQLite's words")]
    [Fact]
    public async Task A_count_of_the_plan_before_that_is_in_doubt_there_is_no_base_here_until_the_row_is_moved()
    {
        const string areas = """
            { "id": "p12", "name": "Phường 12", "to": "2025-08-15" }, { "id": "new", "name": "Phường mới", "from": "2025-08-16", "splitFrom": "p12", "share": 0.4 } ] }
            """;
        await using var ward = await Both(Old[..Old.IndexOf("{ \"id\": \"ward\"", StringComparison.Ordinal)] + areas,
            Next[..Next.IndexOf("{ \"id\": \"p12\"", StringComparison.Ordinal)] + """{ "id": "ward", "name": "Phường", "was": "new" } ] }""");
        foreach (var (folder, view) in new[] { ("plan", "Latest"), ("next", "PreviousPeriod") })
        {
            await File.WriteAllTextAsync(
                Path.Combine(ward.Folder, "rules", folder, "environment.json"), Registers.Replace("Latest", view, StringComparison.Ordinal), Cancellation);
        }

        await ward.Get<AllPlans>().Load(Cancellation);
        Assert.Empty(Of(ward, "q").Problems);
        Assert.Equal(Confirming.Done,
            (await Do(ward, "p", new ConfirmRegister("environment", "wasteSpots", "new", [Period.Parse("2025-Q4")]))).Outcome);
        Assert.Equal((Status.Monitored, 0m), await Base());

        await Enter(ward, "p", "p12", "2025-03-01", "");
        Assert.Equal((Status.NoData, null), await Base());

        await ward.Read(db => db.Database.ExecuteSqlRawAsync("UPDATE WasteSpots SET Area = 'new'", Cancellation));
        await Do(ward, "p", new EvaluateQuarter(Period.Parse("2025-Q4"), RunTrigger.Manual));
        Assert.Equal((Status.Monitored, 1m), await Base());

        async Task<(Status, decimal?)> Base()
        {
            var run = (await Do(ward, "q", new EvaluateQuarter(Q1, RunTrigger.Manual))).RunId;
            var verdict = await ward.Read(
                db => db.Verdicts.AsNoTracking().SingleAsync(row => row.RunId == run && row.Target == "environment.spots", Cancellation));
            return (verdict.Status, verdict.Value);
        }
    }

    private static Task<decimal> Spots(Ward ward) => ward.Read(db =>
        db.Figures.Where(row => row.PlanId == "q" && row.Figure == "wasteSpotsRemaining").OrderByDescending(row => row.Seq).Select(row => row.Value)
            .FirstAsync(Cancellation));

    private static Dictionary<string, string> Cells(string area, string found, string cleared) => new(StringComparer.Ordinal)
    {
        ["area"] = area, ["place"] = "Đầu hẻm " + found, ["foundOn"] = found, ["clearedOn"] = cleared,
    };

    private static Task<RowSaved> Enter(Ward ward, string plan, string area, string found, string cleared) =>
        Do(ward, plan, new EnterRow("environment", "wasteSpots", Cells(area, found, cleared)));

    private static async Task<Ward> Both(string old = Old, string next = Next)
    {
        var ward = await Ward.Open("2026-04-06 09:00", old);
        Write(ward, "next", next, NextRules);
        await ward.Get<AllPlans>().Load(Cancellation);
        Assert.Empty(Of(ward, "q").Problems);
        return ward;
    }

    private static void Write(Ward ward, string folder, string plan, string rules)
    {
        var place = Directory.CreateDirectory(Path.Combine(ward.Folder, "rules", folder)).FullName;
        File.WriteAllText(Path.Combine(place, "security.json"), rules);
        File.WriteAllText(Path.Combine(place, "plan.json"), plan);
    }

    private static async Task<IEnumerable<(string, Period, decimal)>> Before(Ward ward, long run, long? seq = null)
    {
        await using var db = ward.Get<AppDbFactory>().CreateOf("q");
        var plan = Of(ward, "q").Current;
        var known = seq ?? await db.Runs.Where(one => one.Id == run).Select(one => one.FigureSeq).SingleAsync(Cancellation);
        return (await new EarlierCourse(db).Load(plan, plan.Targets[0], plan.Areas.Find("new")!, known, Cancellation))
            .Select(value => (value.Plan.Id, value.Quarter, value.Value));
    }

    private static PlanInForce Of(Ward ward, string plan) => ward.Get<AllPlans>().Find(plan)!;

    private static AsyncServiceScope Scope(Ward ward, string plan) => ward.Get<PlanScopes>().Open(Of(ward, plan));

    private static async Task<T> Do<T>(Ward ward, string plan, ICommand<T> command)
    {
        await using var scope = Scope(ward, plan);
        return await scope.ServiceProvider.GetRequiredService<CommandSender>().Send(command, Machine, Cancellation);
    }

    private static Task<FiguresRecorded> Record(Ward ward, string plan, params (string Figure, string Area, string Period, decimal Value)[] entries) =>
        Do(
            ward, plan,
            new RecordFigures([.. entries.Select(entry => new FigureEntry(entry.Figure, entry.Area, Period.Parse(entry.Period), entry.Value))], "Báo cáo quý",
                FigureOrigin.Imported));

    private static async Task Correct(Ward ward, string figure, string area, string period, decimal value)
    {
        await using var db = ward.Get<AppDbFactory>().CreateOf("p");
        db.Add(new FigureRow
        {
            PlanId = "p", Figure = figure, Area = area, Period = Period.Parse(period), Value = value, EnteredAt = ward.Clock.GetUtcNow(), EnteredBy = "An",
            Reason = "Đếm lại", Origin = FigureOrigin.Entered,
            ApprovedBy = "Bình", ApprovedAt = ward.Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(Cancellation);
    }

    private static async Task<IReadOnlyList<RestatedQuarter>> InLater(Ward ward, Plan earlier)
    {
        await using var db = ward.Get<AppDbFactory>().CreateOf("q");
        return await new Restatements(db).InLater(Of(ward, "q"), earlier, ward.Clock.GetUtcNow(), Cancellation);
    }

    private static async Task<VerdictDetail> Verdict(Ward ward, long run)
    {
        await using var scope = Scope(ward, "q");
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Cancellation);
        return (await VerdictDetail.Load(db, Of(ward, "q"), run, "security.fewer", "new", Cancellation))!;
    }
}
