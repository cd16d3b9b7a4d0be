using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Health;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Rules.Judging;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Alerts;

/// <summary>A run stores who is told what; its letters are composed when they go out.</summary>
public sealed class LaterLettersTests
{
    private const int Wards = 210;
    private const string Crime = "security.crime";

    private static readonly Actor An = Actor.AtMachine("Nguyễn Văn An");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_letter_says_is_what_its_run_said_whatever_was_judged_or_promised_before_it_goes_out()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Of(Crime, Status.AtRisk, 5), Of("security.detection", Status.Missed, 70));
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 6), Of("security.detection", Status.Met, 80));
        var before = await Texts(ward);

        await ward.Do(Office.Clerk, new AnswerAlert(1, "Tội phạm từ nơi khác đến", "Tăng tuần tra", "Thượng úy Trần Chi", new DateOnly(2024, 11, 30)));
        await ward.Judge("2024-Q2", RunTrigger.Manual, Of(Crime, Status.Met, 1), Of("security.detection", Status.Met, 90));
        await ward.Judge("2024-Q3", RunTrigger.Manual, Of(Crime, Status.Met, 2), Of("security.detection", Status.Missed, 71));
        Assert.All(await ward.Outbox(), row => Assert.Null(row.Mime));
        var shown = await ward.Messages();
        Assert.Equal(before, shown.Take(before.Count).Select(Told));

        Assert.Equal(shown.Count, await ward.Get<OutboxSending>().SendDue(Cancellation));

        var sent = await ward.Outbox();
        Assert.Equal(shown.Select(Told), (await ward.Messages()).Select(Told));
        Assert.Equal(shown.Select(message => message.MessageId), sent.Select(row => Load(row).MessageId));
        Assert.Equal(sent.Select(row => row.Subject), sent.Select(row => Load(row).Subject));
    }

    [Fact]
    public async Task A_letter_that_cannot_be_composed_holds_up_no_other_says_why_and_goes_once_it_can()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 6), Of("security.talks", Status.Missed, 0));
        var (torn, whole) = ((await ward.Outbox())[0], (await ward.Outbox())[1]);
        await Write(ward, torn.Id, torn.Facts![..20]);

        Assert.Equal(1, await ward.Get<OutboxSending>().SendDue(Cancellation));
        var rows = await ward.Outbox();
        Assert.Equal((OutboxState.Waiting, 1, null), (rows[0].State, rows[0].Attempts, rows[0].Mime));
        Assert.StartsWith("Chưa soạn được thư, ", rows[0].LastError, StringComparison.Ordinal);
        Assert.Equal((whole.Id, OutboxState.Sent), (rows[1].Id, rows[1].State));
        Assert.Null(await ward.Get<Composing>().Look(rows[0], Cancellation));
        Assert.Equal(HealthState.Bad, (await ward.Get<MachineHealth>().Read(false, Cancellation)).Single(line => line.Part == "Letters").State);

        await Write(ward, torn.Id, torn.Facts);
        ward.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await ward.Get<OutboxSending>().SendDue(Cancellation));
        Assert.All(await ward.Outbox(), row => Assert.Equal((OutboxState.Sent, null), (row.State, row.LastError)));
        Assert.Equal(HealthState.Good, (await ward.Get<MachineHealth>().Read(false, Cancellation)).Single(line => line.Part == "Letters").State);
    }

    [Fact]
    public async Task A_database_that_somebody_holds_while_letters_are_composed_is_no_attempt_at_any_of_them()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 6), Of("security.talks", Status.Missed, 0));
        await using var held = new ServiceCollection().AddSingleton(ward.Get<AllPlans>()).AddScoped<PlanScope>().AddSingleton<ILaterLetters, Held>()
            .BuildServiceProvider();
        var composing = ActivatorUtilities.CreateInstance<Composing>(ward.Services, ActivatorUtilities.CreateInstance<PlanScopes>(held));
        using var sending = ActivatorUtilities.CreateInstance<OutboxSending>(ward.Services, composing);

        await Assert.ThrowsAsync<SqliteException>(() => sending.SendDue(Cancellation));
        Assert.All(await ward.Outbox(), row => Assert.Equal((OutboxState.Waiting, 0, null), (row.State, row.Attempts, row.LastError)));

        Assert.Equal(2, await ward.Get<OutboxSending>().SendDue(Cancellation));
        Assert.All(await ward.Outbox(), row => Assert.Equal((OutboxState.Sent, 1), (row.State, row.Attempts)));
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
        Assert.All(rows, row => Assert.Equal((OutboxState.Waiting, null), (row.State, row.Mime)));
        Assert.Empty(await Problems(ward));
        Assert.Equal(rows.Count, await ward.Get<OutboxSending>().SendDue(Cancellation));
        Assert.All(await ward.Outbox(), row => Assert.Equal(row.Subject, Load(row).Subject));
        Assert.Empty(await Problems(ward));

        await Evaluate(ward);
        Assert.Equal(rows.Count, (await ward.Outbox()).Count);

        await Enter(ward, 40);
        await Evaluate(ward);
        // Missed as before, only by more: nobody is told again.
        Assert.Equal(rows.Count, (await ward.Outbox()).Count);
        Assert.Empty(await Problems(ward));

        await ward.Read(db => db.Database.ExecuteSqlAsync($"UPDATE Outbox SET Subject = 'Khác' WHERE Id = {rows[^1].Id}", Cancellation));
        Assert.Equal("RowsAltered", Assert.Single(await Problems(ward)).Key);
    }

    private sealed class Held : ILaterLetters
    {
        public OutboxKind Kind => OutboxKind.Digest;

        public Task<IReadOnlyList<Letter>> Compose(AppDb db, IReadOnlyList<OutboxRow> rows, CancellationToken cancellation) =>
            throw new SqliteException("database is locked", 5);
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

    private static Task<int> Write(Ward ward, long id, string? facts) =>
        ward.Read(db => db.Outbox.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Facts, facts), Cancellation));

    private static async Task<List<string>> Texts(Ward ward) => [.. (await ward.Messages()).Select(Told)];

    private static string Told(MimeMessage message) => message.Subject + message.TextBody + message.HtmlBody;

    private static MimeMessage Load(OutboxRow row) => MimeMessage.Load(new MemoryStream(row.Mime!));

    private static Task<IReadOnlyList<AuditProblem>> Problems(Ward ward) =>
        ward.Read(async db => await new AuditCheck(db, ward.Services.GetServices<ISealed>()).Run(null, Cancellation));
}
