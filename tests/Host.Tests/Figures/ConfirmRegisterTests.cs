using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.ModuleKit;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Figures;

public sealed class ConfirmRegisterTests
{
    private const string Wells =
        """
        {
          "module": "environment",
          "figures": [ { "id": "wellsSealed", "name": "Giếng đã trám lấp", "measuredIn": "giếng", "type": "flow", "every": "quarter", "counted": true } ],
          "targets": [ { "id": "wells", "name": "Trám lấp giếng", "measuredIn": "giếng", "responsible": "front", "kind": "perPeriod", "every": "quarter",
            "value": "wellsSealed.Period", "threshold": { "is": "atLeast", "of": 2 } } ]
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Period Q3 => Period.Parse("2024-Q3");

    [Fact]
    public async Task An_empty_register_is_missing_data_until_it_is_confirmed_and_zero_from_then_on()
    {
        await using var ward = await WithWells();
        await Evaluate(ward);
        var before = await Verdict(ward);

        await Confirm(ward);
        await Evaluate(ward);

        Assert.Equal((Status.NoData, null), (before.Status, before.Value));
        var after = await Verdict(ward);
        Assert.Equal((Status.Missed, 0m), (after.Status, after.Value));
    }

    [Fact]
    public async Task A_row_that_would_change_a_locked_count_is_refused_until_the_quarter_is_reopened()
    {
        await using var ward = await WithWells();
        await Seal(ward, "ward", "12 Quang Trung", "2024-07-01");
        await Confirm(ward);
        await ward.Get<CommandSender>().Send(new LockPeriod("ward", Q3, DespiteOpen: true), Actor.System("Văn phòng"), Cancellation);

        Assert.Equal(Q3, (await Seal(ward, "ward", "14 Quang Trung", "2024-08-01")).Locked);
        Assert.True((await Seal(ward, "ward", "16 Quang Trung", "2024-10-01")).IsDone);
        await Evaluate(ward);
        Assert.Equal(1m, (await Verdict(ward)).Value);

        await ward.Get<CommandSender>().Send(new ReopenPeriod("ward", Q3, "Sót giếng"), Actor.System("Văn phòng"), Cancellation);
        Assert.True((await Seal(ward, "ward", "14 Quang Trung", "2024-08-01")).IsDone);
        await Evaluate(ward);
        Assert.Equal(2m, (await Verdict(ward)).Value);
    }

    [Fact]
    public async Task A_row_that_was_entered_before_its_quarter_was_locked_is_counted_in_it()
    {
        await using var ward = await WithWells();
        await Seal(ward, "ward", "12 Quang Trung", "2024-07-01");
        await Confirm(ward);
        Assert.True((await Seal(ward, "ward", "14 Quang Trung", "2024-08-01")).IsDone);

        await ward.Get<CommandSender>().Send(new LockPeriod("ward", Q3, DespiteOpen: true), Actor.System("Văn phòng"), Cancellation);
        await Evaluate(ward);

        Assert.Equal((Status.Met, 2m), ((await Verdict(ward)).Status, (await Verdict(ward)).Value!.Value));
    }

    [Fact]
    public async Task Locking_one_ward_counts_nothing_of_another()
    {
        await using var ward = await WithWells();
        var file = Path.Combine(ward.Folder, "rules", "plan", "plan.json");
        var plan = await File.ReadAllTextAsync(file, Cancellation);
        await File.WriteAllTextAsync(
            file, plan.Replace("\"areas\": [ ", "\"areas\": [ { \"id\": \"ward-2\", \"name\": \"Phường 13\", \"kind\": \"ward\" }, ", StringComparison.Ordinal),
            Cancellation);
        await ward.Get<PlanInForce>().Load(Cancellation);
        await Confirm(ward);
        await ward.Get<CommandSender>().Send(new ConfirmRegister("environment", "wells", "ward-2", [Q3]), Actor.System("Thử"), Cancellation);
        Assert.True((await Seal(ward, "ward", "14 Quang Trung", "2024-08-01")).IsDone);
        Assert.True((await Seal(ward, "ward-2", "14 Quang Trung", "2024-08-01")).IsDone);

        await ward.Get<CommandSender>().Send(new LockPeriod("ward", Q3, DespiteOpen: true), Actor.System("Văn phòng"), Cancellation);

        await using var db = Open(ward);
        var counted = await db.Figures.AsNoTracking().OrderBy(row => row.Seq).ToListAsync(Cancellation);
        Assert.Equal([("ward", 0m), ("ward-2", 0m), ("ward", 1m)], counted.Select(row => (row.Area, row.Value)));
    }

    [Fact]
    public async Task What_a_lock_has_kept_from_being_counted_is_counted_when_the_quarter_is_opened_again()
    {
        await using var ward = await WithWells();
        await Confirm(ward);
        Assert.True((await Seal(ward, "ward", "14 Quang Trung", "2024-08-01")).IsDone);
        await using var db = Open(ward);
        // As an older program locked it.
        db.Add(new PeriodLockRow { PlanId = ward.Plan.Id, Area = "ward", Quarter = Q3, IsLocked = true, By = "Văn phòng", At = ward.Clock.GetUtcNow() });
        await db.SaveChangesAsync(Cancellation);
        await Evaluate(ward);

        await ward.Get<CommandSender>().Send(new ReopenPeriod("ward", Q3, "Sót giếng"), Actor.System("Văn phòng"), Cancellation);
        await ward.Get<EvaluationSweep>().JudgeAgain(Cancellation);

        Assert.Equal(1m, (await Verdict(ward)).Value);
    }

    [Fact]
    public async Task Rows_of_the_area_and_all_below_it_are_summed()
    {
        await using var ward = await WithWells();
        await Seal(ward, "ward", "12 Quang Trung", "2024-07-01");
        await Seal(ward, "kp-1", "14 Quang Trung", "2024-09-30");
        await Seal(ward, "kp-1", "16 Quang Trung", "2024-10-01");

        await Confirm(ward);

        await using var db = Open(ward);
        var row = await db.Figures.SingleAsync(Cancellation);
        Assert.Equal(("ward", 2m, FigureOrigin.Counted), (row.Area, row.Value, row.Origin));
    }

    [Fact]
    public async Task A_late_row_is_counted_before_the_next_run_and_the_earlier_count_stays()
    {
        await using var ward = await WithWells();
        await Seal(ward, "ward", "12 Quang Trung", "2024-07-01");
        await Confirm(ward);
        await Evaluate(ward);
        await Seal(ward, "ward", "14 Quang Trung", "2024-08-01");

        var again = await Evaluate(ward);

        await using var db = Open(ward);
        Assert.Equal([1m, 2m], await db.Figures.OrderBy(row => row.Seq).Select(row => row.Value).ToListAsync(Cancellation));
        Assert.Contains(again.Changes, change => change is { Target: "environment.wells", Before: Status.Missed, After: Status.Met });
    }

    [Fact]
    public async Task A_register_confirmed_or_changed_after_its_quarter_was_judged_has_it_judged_again_without_being_asked()
    {
        await using var ward = await WithWells();
        ward.Clock.Advance(TimeSpan.FromDays(20));
        await ward.Get<EvaluationSweep>().Run(Cancellation);
        Assert.Equal((Status.NoData, null), await Judged());

        await Confirm(ward);
        await ward.Get<EvaluationSweep>().JudgeAgain(Cancellation);
        Assert.Equal((Status.Missed, 0m), await Judged());

        await Seal(ward, "ward", "12 Quang Trung", "2024-07-01");
        await Seal(ward, "ward", "14 Quang Trung", "2024-08-01");
        await ward.Get<EvaluationSweep>().Run(Cancellation);
        await ward.Get<EvaluationSweep>().Run(Cancellation);
        Assert.Equal((Status.Met, 2m), await Judged());
        await using var db = Open(ward);
        Assert.Equal([RunTrigger.Schedule, RunTrigger.LateFigures, RunTrigger.Correction],
            await db.Runs.Where(run => run.Period == Q3).OrderBy(run => run.Id).Select(run => run.Trigger).ToListAsync(Cancellation));

        async Task<(Status, decimal?)> Judged() => await Verdict(ward) is var verdict ? (verdict.Status, verdict.Value) : default;
    }

    [Fact]
    public async Task A_run_of_an_earlier_year_does_not_hide_that_a_register_changed()
    {
        await using var ward = await WithWells();
        var newest = Period.Parse("2025-Q1");
        ward.Clock.Advance(new DateTimeOffset(2025, 4, 20, 0, 0, 0, TimeSpan.Zero) - ward.Clock.GetUtcNow());
        await Confirm(ward, quarter: newest);
        ward.Clock.Advance(TimeSpan.FromHours(2));
        await ward.Get<EvaluationSweep>().Run(Cancellation);
        Assert.Equal(Status.Missed, (await Verdict(ward, newest)).Status);

        ward.Clock.Advance(TimeSpan.FromHours(2));
        await Seal(ward, "ward", "12 Quang Trung", "2025-02-01");
        await Seal(ward, "ward", "14 Quang Trung", "2025-03-01");
        ward.Clock.Advance(TimeSpan.FromHours(2));
        await ward.Judge("2024-Q3", RunTrigger.Manual);
        await ward.Get<EvaluationSweep>().Run(Cancellation);

        Assert.Equal(Status.Met, (await Verdict(ward, newest)).Status);
    }

    [Fact]
    public async Task What_was_counted_before_somebody_confirmed_more_is_counted_again()
    {
        await using var ward = await WithWells();
        await Confirm(ward);
        await Seal(ward, "ward", "12 Quang Trung", "2024-07-01");
        // Between the count that an evaluation makes and its writing.
        ward.Commits.Meanwhile = async () =>
        {
            await Seal(ward, "ward", "14 Quang Trung", "2024-08-01");
            Assert.Equal(1, (await Confirm(ward)).FiguresAdded);
        };

        await Evaluate(ward);

        Assert.Equal(2m, (await Verdict(ward)).Value);
    }

    [Fact]
    public async Task What_a_confirmed_register_answers_for_is_not_typed_in()
    {
        await using var ward = await WithWells();
        await Confirm(ward);

        var recorded = await ward.Services.GetRequiredService<CommandSender>().Send(
            new RecordFigures([new FigureEntry("wellsSealed", "ward", Q3, 7)], "Thử", FigureOrigin.Imported), Actor.System("Thử"), Cancellation);

        Assert.Equal(Refusal.CountedFromRegister, Assert.Single(recorded.Refused).Why);
    }

    [Fact]
    public async Task Confirming_twice_counts_once()
    {
        await using var ward = await WithWells();

        Assert.Equal((1, 0), ((await Confirm(ward)).FiguresAdded, (await Confirm(ward)).FiguresAdded));
    }

    [Fact]
    public async Task An_unknown_register_is_not_confirmed()
    {
        await using var ward = await WithWells();

        Assert.False((await Confirm(ward, "fountains")).Known);
    }

    private static async Task<Ward> WithWells()
    {
        var ward = await Ward.Open();
        await File.WriteAllTextAsync(Path.Combine(ward.Folder, "rules", "plan", "environment.json"), Wells, Cancellation);
        await ward.Services.GetRequiredService<PlanInForce>().Load(Cancellation);
        Assert.Empty(ward.Services.GetRequiredService<PlanInForce>().Problems);
        return ward;
    }

    private static async Task<RowSaved> Seal(Ward ward, string area, string address, string day)
    {
        var register = InstalledModules.All.Single(module => module.Name == "environment").Registers.Single(known => known.Id == "wells");
        var cells = new Dictionary<string, string>(StringComparer.Ordinal) { ["area"] = area, ["address"] = address, ["code"] = "", ["sealedOn"] = day };
        var reading = register.Read(
            cells, new PlanOutline(ward.Plan.Areas.All.ToDictionary(known => known.Id, StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal)));
        return Assert.Single(await ward.Services.GetRequiredService<CommandSender>()
            .Send(new ImportRegister("wells", [reading.Change!], "Thử"), Actor.System("Thử"), Cancellation));
    }

    private static Task<RegisterConfirmed> Confirm(Ward ward, string register = "wells", Period? quarter = null) => ward.Services
        .GetRequiredService<CommandSender>().Send(new ConfirmRegister("environment", register, "ward", [quarter ?? Q3]), Actor.System("Thử"), Cancellation);

    private static Task<EvaluationResult> Evaluate(Ward ward) =>
        ward.Services.GetRequiredService<CommandSender>().Send(new EvaluateQuarter(Q3, RunTrigger.Manual), Actor.System("Thử"), Cancellation);

    private static async Task<VerdictRow> Verdict(Ward ward, Period? quarter = null)
    {
        await using var db = Open(ward);
        var run = await db.Runs.InForce("p", quarter ?? Q3, Cancellation);
        return await db.Verdicts.SingleAsync(row => row.RunId == run!.Id && row.Target == "environment.wells" && row.Area == "ward", Cancellation);
    }

    private static AppDb Open(Ward ward) => ward.Services.GetRequiredService<AppDbFactory>().CreateDbContext();
}
