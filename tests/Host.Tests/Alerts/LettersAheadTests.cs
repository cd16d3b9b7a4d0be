using ActionPlan.Host.Alerts;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Alerts;

/// <summary>More letters than go into the short transaction that completes a run: they are written before, and nobody sees them until then.</summary>
public sealed class LettersAheadTests
{
    private const int Wards = 210;

    private static readonly Actor An = Actor.AtMachine("Nguyễn Văn An");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letters_of_a_run_that_is_never_completed_are_seen_by_nobody_sent_to_nobody_and_go_with_it()
    {
        await using var ward = await Open();
        var prepared = await ward.Read(async db =>
        {
            var run = new RunRow
            {
                PlanId = ward.Plan.Id, PlanVersion = ward.Plan.Version, Period = Period.Parse("2024-Q3"), FigureSeq = 0,
                StartedAt = ward.Clock.GetUtcNow(), Trigger = RunTrigger.Manual, By = "Thử",
            };
            db.Add(run);
            await db.SaveChangesAsync(Cancellation);
            db.AddRange(Areas.Select(area => Of("security.crime", Status.Missed, 30, area).In(run.Id)));
            await db.SaveChangesAsync(Cancellation);
            return await ward.Get<RunCompletion>().Prepare(db, ward.Plan, run, Cancellation);
        });

        Assert.Empty(prepared.Messages);
        Assert.Equal(Wards, prepared.Notices.Count);
        Assert.Equal(Wards, await Written(ward));
        Assert.Empty(await ward.Outbox());
        Assert.Equal(0, await ward.Get<OutboxSending>().SendDue(Cancellation));
        Assert.Empty(await Problems(ward));

        await ward.Read(async db =>
        {
            await ward.Get<EvaluationTurn>().DiscardUnfinished(db, Cancellation);
            return 0;
        });

        Assert.Equal(0, await Written(ward));
        Assert.Empty(await Problems(ward));
    }

    [Fact]
    public async Task Letters_of_a_run_are_there_once_it_is_completed_each_once_and_the_trail_proves_them()
    {
        await using var ward = await Open();
        await Enter(ward, 30);
        await Evaluate(ward);

        var rows = await ward.Outbox();
        Assert.Equal(Wards + 1, rows.Count);
        Assert.Equal(rows.Count, rows.Select(row => (row.Unit, row.Area)).Distinct().Count());
        Assert.All(rows, row => Assert.Equal(OutboxState.Waiting, row.State));
        Assert.Empty(await Problems(ward));
        Assert.Equal(rows.Count, await ward.Get<OutboxSending>().SendDue(Cancellation));

        await Evaluate(ward);
        Assert.Equal(rows.Count, (await ward.Outbox()).Count);

        await Enter(ward, 40);
        await Evaluate(ward);
        // Missed as before, only by more: nobody is told again.
        Assert.Equal(rows.Count, (await ward.Outbox()).Count);
        Assert.Empty(await Problems(ward));

        await ward.Read(db => db.Database.ExecuteSqlAsync($"UPDATE Outbox SET Subject = 'Khác' WHERE Id = {rows[^1].Id}", Cancellation));
        Assert.Equal("RowAltered", Assert.Single(await Problems(ward)).Key);
    }

    private static IEnumerable<string> Areas => Enumerable.Range(1, Wards).Select(number => $"ward-{number}");

    // Each ward's police has an address of its own.
    private static Task<Ward> Open()
    {
        var contacts = string.Join(',', Areas.Select(area => $$"""{ "unit": "police", "area": "{{area}}", "email": "{{area}}@thanhpho.example" }"""));
        return Ward.Open(plan: CityPlan.Json(Wards, $"\"contacts\": [{contacts}],"), rules: CityPlan.Rules);
    }

    private static async Task Enter(Ward ward, decimal cases) => Assert.Empty((await ward.Get<CommandSender>().Send(
        new RecordFigures([.. Areas.Select(area => new FigureEntry("cases", area, Period.Parse("2024-Q3"), cases))], "Nhập quý", FigureOrigin.Imported), An,
        Cancellation)).Refused);

    private static async Task Evaluate(Ward ward) =>
        await ward.Get<CommandSender>().Send(new EvaluateQuarter(Period.Parse("2024-Q3"), RunTrigger.Manual), An, Cancellation);

    private static Task<int> Written(Ward ward) => ward.Read(db => db.Outbox.IgnoreQueryFilters().CountAsync(Cancellation));

    private static Task<IReadOnlyList<AuditProblem>> Problems(Ward ward) =>
        ward.Read(async db => await new AuditCheck(db, ward.Services.GetServices<ISealed>()).Run(null, Cancellation));
}
