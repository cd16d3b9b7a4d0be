using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Audit;

/// <summary>Alerts that a run opens by the hundred are told as sets: range, count and digest.</summary>
public sealed class ManyAlertsTests
{
    private const int Wards = 80;

    private static readonly Actor An = Actor.AtMachine("Nguyễn Văn An");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_run_s_entry_holds_range_count_and_digest_and_the_rows_are_as_one_by_one()
    {
        await using var ward = await Judged();

        var sets = EntryChanges.Read((await ward.Read(db => db.Audit.OrderByDescending(row => row.Seq).FirstAsync(Cancellation))).Changes).Sets!;

        Assert.Equal([("Alerts", 1, 240, 240), ("AlertEvents", 1, 240, 240)], sets.Select(set => (set.Table, set.From, set.To, set.Count)));
        var alerts = await ward.Alerts();
        Assert.Equal(240, alerts.Select(alert => (alert.Target, alert.Area)).Distinct().Count());
        Assert.All(alerts, alert =>
            Assert.Equal((AlertEventKind.Opened, alert.OpenedRunId), Assert.Single(alert.Events) is var one ? (one.Kind, one.RunId!.Value) : default));
        Assert.Empty(await Problems(ward));
    }

    [OnFile("it writes past the program in SQLite's words")]
    [Theory]
    [InlineData(7, 9)]
    [InlineData(0, 9)]
    [InlineData(7, 0)]
    public async Task Rows_that_get_other_keys_than_were_foreseen_are_sealed_by_those_they_got(long alerts, long events)
    {
        await using var ward = await Entered();
        await ward.Read(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO sqlite_sequence (name, seq) VALUES ('Alerts', {alerts}), ('AlertEvents', {events})", Cancellation));

        await Evaluate(ward);

        var sets = EntryChanges.Read((await ward.Read(db => db.Audit.OrderByDescending(row => row.Seq).FirstAsync(Cancellation))).Changes).Sets!;
        Assert.Equal([("Alerts", alerts + 1, 240), ("AlertEvents", events + 1, 240)], sets.Select(set => (set.Table, set.From, set.Count)));
        Assert.All(await ward.Alerts(), alert => Assert.Single(alert.Events));
        Assert.Empty(await Problems(ward));
    }

    [Fact]
    public async Task What_later_runs_change_of_them_is_told_one_by_one_and_the_set_stays_proved()
    {
        await using var ward = await Judged();
        await Enter(ward, 1, Wards / 2);
        await Evaluate(ward);

        Assert.Equal(Wards / 2, (await ward.Alerts()).Count(alert => alert.State == AlertState.Resolved));
        Assert.Empty(await Problems(ward));

        await Enter(ward, 50, Wards / 2);
        await Evaluate(ward);
        Assert.Equal(240 + Wards / 2, (await ward.Alerts()).Count);
        Assert.Empty(await Problems(ward));

        var resolved = (await ward.Alerts()).First(alert => alert.State == AlertState.Resolved).Id;
        await ward.Read(db => db.Database.ExecuteSqlAsync($"UPDATE Alerts SET State = 'Open' WHERE Id = {resolved}", Cancellation));
        Assert.Equal("RowAltered", Assert.Single(await Problems(ward)).Key);
    }

    [Fact]
    public async Task Answers_of_hundreds_of_alerts_that_are_late_on_one_day_are_told_as_a_set_once()
    {
        await using var ward = await Judged("\"escalateTo\": \"police\",");
        ward.Clock.Advance(TimeSpan.FromDays(30));
        await ward.Get<EscalationSweep>().AfterEvaluation(Cancellation);
        await ward.Get<EscalationSweep>().AfterEvaluation(Cancellation);

        var sets = EntryChanges.Read((await ward.Read(db => db.Audit.OrderByDescending(row => row.Seq).FirstAsync(Cancellation))).Changes).Sets!;
        Assert.Equal([("AlertEvents", 241, 480, 240)], sets.Select(set => (set.Table, set.From, set.To, set.Count)));
        Assert.All(await ward.Alerts(), alert => Assert.Equal([AlertEventKind.Opened, AlertEventKind.Escalated], alert.Events.Select(one => one.Kind)));
        Assert.Empty(await Problems(ward));
    }

    [Theory]
    [InlineData(false, "Open")]
    [InlineData(true, "Acknowledged")]
    public async Task The_trail_says_what_an_alert_was_when_the_run_changed_it_whoever_answered_while_the_run_was_made_ready(bool answered, string was)
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of("security.crime", Status.AtRisk, 5));
        await ward.Read(async db =>
        {
            var run = new RunRow
            {
                PlanId = ward.Plan.Id, PlanVersion = ward.Plan.Version, Period = Period.Parse("2024-Q3"), FigureSeq = 0,
                StartedAt = ward.Clock.GetUtcNow(), Trigger = RunTrigger.Manual, By = "Thử",
            };
            db.Add(run);
            await db.SaveChangesAsync(Cancellation);
            db.Add(Of("security.crime", Status.Met, 1).In(run.Id));
            await db.SaveChangesAsync(Cancellation);
            var prepared = await ward.Get<RunCompletion>().Prepare(db, ward.Plan, run, Cancellation);
            if (answered)
            {
                await ward.Do(Office.Clerk, new AnswerAlert(1, "Từ nơi khác đến", "Tăng tuần tra", "Trần Chi", new DateOnly(2024, 11, 30)));
            }

            _ = db.Recording.Take();
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            await prepared.Write(db, Cancellation);
            var told = db.Recording.Take().Rows.Single(row => row.Table == "Alerts");
            Assert.Equal((was, "Resolved"), (told.Before["State"], told.After["State"]));
            await transaction.CommitAsync(Cancellation);
            return 0;
        });
        Assert.Equal(answered ? "Tăng tuần tra" : null, Assert.Single(await ward.Alerts()).Remedy);
    }

    [OnFile("it writes past the program in SQLite's words")]
    [Theory]
    [InlineData("UPDATE Alerts SET Status = 'AtRisk' WHERE Id = 7", "RowsAltered")]
    [InlineData("UPDATE Alerts SET Cause = 'Khác' WHERE Id = 7", "RowsAltered")]
    [InlineData("UPDATE AlertEvents SET [By] = 'Người khác' WHERE Id = 240", "RowsAltered")]
    [InlineData("UPDATE AlertEvents SET AlertId = 8 WHERE Id = 7", "RowsAltered")]
    [InlineData("DELETE FROM AlertEvents WHERE Id = 1", "RowsAltered")]
    [InlineData("INSERT INTO AlertEvents (AlertId, Kind, At, [By]) SELECT AlertId, Kind, At, [By] FROM AlertEvents WHERE Id = 1", "RowUnknown")]
    public async Task What_is_changed_past_the_program_is_noticed_and_an_upgrade_tells_what_it_found(string sql, string key)
    {
        await using var ward = await Judged();
        foreach (var drop in await ward.Read(
            db => db.Database.SqlQueryRaw<string>("SELECT 'DROP TRIGGER ' || name AS Value FROM sqlite_master WHERE type = 'trigger'")
                .ToListAsync(Cancellation)))
        {
            await ward.Read(db => db.Database.ExecuteSqlRawAsync(drop, Cancellation));
        }

        await ward.Read(db => db.Database.ExecuteSqlRawAsync(sql, Cancellation));
        Assert.Equal([key], (await Problems(ward)).Select(problem => problem.Key).Where(IsOfRows));

        await ward.Read(async db =>
        {
            await ward.Get<Persistence.IUpgraded>().Tell(db, ["29991231000000_Later"], Cancellation);
            return 0;
        });
        Assert.DoesNotContain(await Problems(ward), problem => IsOfRows(problem.Key));
        await ward.Read(db => db.Database.ExecuteSqlRawAsync("UPDATE Alerts SET Status = 'Met' WHERE Id = 9", Cancellation));
        Assert.Contains(await Problems(ward), problem => IsOfRows(problem.Key));
    }

    // Triggers that are gone are named besides.
    private static bool IsOfRows(string key) => key.StartsWith("Row", StringComparison.Ordinal);

    private static async Task<Ward> Judged(string more = "")
    {
        var ward = await Entered(more);
        await Evaluate(ward);
        return ward;
    }

    private static async Task<Ward> Entered(string more = "")
    {
        var ward = await Ward.Open(plan: CityPlan.Json(Wards, more), rules: CityPlan.Rules);
        await Enter(ward, 30, Wards);
        return ward;
    }

    private static async Task Enter(Ward ward, decimal cases, int wards) => Assert.Empty((await ward.Get<CommandSender>().Send(
        new RecordFigures(
            [.. Enumerable.Range(1, wards).Select(number => new FigureEntry("cases", $"ward-{number}", Period.Parse("2024-Q3"), cases))], "Nhập quý",
            FigureOrigin.Imported),
        An, Cancellation)).Refused);

    private static async Task Evaluate(Ward ward) =>
        await ward.Get<CommandSender>().Send(new EvaluateQuarter(Period.Parse("2024-Q3"), RunTrigger.Manual), An, Cancellation);

    private static Task<IReadOnlyList<AuditProblem>> Problems(Ward ward) =>
        ward.Read(async db => await new AuditCheck(db, ward.Services.GetServices<ISealed>()).Run(null, Cancellation));
}
