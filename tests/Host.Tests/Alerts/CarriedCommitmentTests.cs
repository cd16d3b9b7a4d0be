using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Rules.Judging;
using Mediator;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Alerts;

/// <summary>The term ended with 2025; the police promised something by June 2026, and the next plan's first run alerts on the same target.</summary>
public sealed class CarriedCommitmentTests : IAsyncLifetime
{
    private static readonly string Next = WardPlan.Json
        .Replace("\"id\": \"p\"", "\"id\": \"q\", \"continues\": \"p\"", StringComparison.Ordinal)
        .Replace("2024-Q1\", \"to\": \"2025-Q4", "2026-Q1\", \"to\": \"2030-Q4", StringComparison.Ordinal)
        .Replace("\"inUseFrom\": \"2024-Q1\"", "\"inUseFrom\": \"2026-Q1\"", StringComparison.Ordinal)
        .Replace("\"id\": \"ward\"", "\"id\": \"new\", \"was\": \"ward\"", StringComparison.Ordinal);

    private static readonly Actor Machine = Actor.System("Thử");

    private Ward ward = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        ward = await Ward.Open("2025-12-30 09:00");
        ward.Rewrite(Next, folder: "next");
        await ward.Get<AllPlans>().Load(Cancellation);
        Assert.Empty(ward.Get<AllPlans>().Find("q")!.Problems);
    }

    public ValueTask DisposeAsync() => ward.DisposeAsync();

    [Fact]
    public async Task A_commitment_that_is_not_due_answers_the_next_plans_alert_on_the_same_target_once()
    {
        var before = await Alert("p", "security.crime", "ward");
        var late = await Alert("p", "security.detection", "ward");
        var (other, there) = (await Alert("q", "security.talks", "new"), await Alert("q", "security.crime", "new"));
        var second = await Alert("q", "security.detection", "new");
        Assert.Equal(AlertReply.Done, await Do("p", new AnswerAlert(before, "Đông dân", "Tuần tra", "Trần Chi", new DateOnly(2026, 6, 30))));
        Assert.Equal(AlertReply.Done, await Do("p", new AnswerAlert(late, "Thiếu người", "Thêm người", "Trần Chi", new DateOnly(2026, 1, 2))));
        Assert.Equal(AlertReply.TermRuns, await Do("q", new TakeOverCommitment(there, before)));
        ward.Clock.Advance(TimeSpan.FromDays(6));

        // Not of another target, not what is past, and nothing is said here of what is not there.
        Assert.Equal(AlertReply.Unknown, await Do("q", new TakeOverCommitment(other, before)));
        Assert.Equal(AlertReply.InThePast, await Do("q", new TakeOverCommitment(second, late)));
        Assert.Equal(AlertReply.Unknown, await Do("p", new CarryOnCommitment(before, "q", there)));
        await Assert.ThrowsAsync<NotAllowedException>(
            () => Do("q", new TakeOverCommitment(there, before), Office.Person("Nguyễn An", new Grant(Role.UnitHead, "police", Plan: "p"))));

        foreach (var _ in (int[])[1, 2])
        {
            Assert.Equal(AlertReply.Done, await Do("q", new TakeOverCommitment(there, before)));
            Assert.Equal(AlertReply.Done, await Do("p", new CarryOnCommitment(before, "q", there)));
        }

        var taken = await Read("q", there);
        Assert.Equal((AlertState.Acknowledged, "Tuần tra", "Trần Chi", new DateOnly(2026, 6, 30)),
            (taken.State, taken.Remedy, taken.RemedyPerson, taken.RemedyBy));
        Assert.Equal([AlertEventKind.CarriedFrom, AlertEventKind.Answered], taken.Events.Select(happened => happened.Kind));
        Assert.Equal(("p", before), CarriedCommitments.Read(taken.Events[0].Text));
        var left = await Read("p", before);
        Assert.Equal(("q", there), CarriedCommitments.Read(left.Events.Single(happened => happened.Kind == AlertEventKind.CarriedOn).Text));
        // It is owed there, and here no more.
        ward.Clock.Advance(TimeSpan.FromDays(300));
        Assert.Equal([late], (await Late("p")).Where(matter => matter.Owed.Kind == OwedKind.Remedy).Select(matter => matter.Alert!.Id));
        Assert.Contains(there, (await Late("q")).Select(matter => matter.Alert!.Id));
    }

    private async Task<long> Alert(string plan, string target, string area)
    {
        await using var db = ward.Get<AppDbFactory>().CreateOf(plan);
        var now = ward.Clock.GetUtcNow();
        var alert = new AlertRow { PlanId = plan, Target = target, Area = area, Unit = "police", OpenedRunId = 1, OpenedAt = now, Status = Status.Missed,
            State = AlertState.Open, LastChangedAt = now };
        db.Add(alert);
        await db.SaveChangesAsync(Cancellation);
        return alert.Id;
    }

    private async Task<AlertRow> Read(string plan, long id)
    {
        await using var db = ward.Get<AppDbFactory>().CreateOf(plan);
        return await db.Alerts.AsNoTracking().Include(alert => alert.Events.OrderBy(happened => happened.Id))
            .SingleAsync(alert => alert.Id == id, Cancellation);
    }

    private async Task<IReadOnlyList<LateMatter>> Late(string plan)
    {
        await using var db = ward.Get<AppDbFactory>().CreateOf(plan);
        var current = ward.Get<AllPlans>().Find(plan)!.Current;
        return await new LateMatterReading(db).Read(current, current.DayOf(ward.Clock.GetUtcNow()), Cancellation);
    }

    private async Task<T> Do<T>(string plan, ICommand<T> command, Actor? actor = null)
    {
        await using var scope = ward.Get<PlanScopes>().Open(ward.Get<AllPlans>().Find(plan)!);
        return await scope.ServiceProvider.GetRequiredService<CommandSender>().Send(command, actor ?? Machine, Cancellation);
    }
}
