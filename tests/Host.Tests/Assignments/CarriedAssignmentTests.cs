using ActionPlan.Host.Assignments;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using Mediator;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Assignments;

/// <summary>The term ended with 2025; three assignments of the police are not done, and the next plan names one of them already.</summary>
public sealed class CarriedAssignmentTests : IAsyncLifetime
{
    private const string Old = """
        { "id": "p", "name": "Chương trình cũ", "term": { "from": "2024-Q1", "to": "2025-Q4" }, "inUseFrom": "2024-Q1",
          "units": [ { "id": "police", "name": "Công an phường" }, { "id": "front", "name": "Mặt trận Tổ quốc" }, { "id": "council", "name": "Hội đồng" } ],
          "areas": [ { "id": "ward", "name": "Phường 12", "kind": "ward" } ],
          "assignments": [
            { "id": "cameras", "name": "Lắp camera", "section": "III.2", "lead": "police", "with": ["front", "council"], "overseer": "council", "due": "2025-06-30" },
            { "id": "done", "name": "Đã xong", "lead": "police" },
            { "id": "patrol", "name": "Tuần tra đêm", "lead": "police" },
            { "id": "same", "name": "Việc khác", "lead": "police" },
            { "id": "gone", "name": "Của hội đồng", "lead": "council" } ] }
        """;

    private const string Next = """
        { "id": "q", "name": "Chương trình mới", "term": { "from": "2026-Q1", "to": "2030-Q4" }, "continues": "p", "inUseFrom": "2026-Q1",
          "units": [ { "id": "police", "name": "Công an phường" }, { "id": "front", "name": "Mặt trận Tổ quốc" } ],
          "areas": [ { "id": "ward", "name": "Phường 12", "kind": "ward" } ],
          "assignments": [ { "id": "patrol", "name": "Tuần tra  đêm", "lead": "police" }, { "id": "same", "name": "Việc của nhiệm kỳ mới", "lead": "police" } ] }
        """;

    private static readonly Actor Machine = Actor.System("Thử");

    private Ward ward = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        ward = await Ward.Open("2025-12-30 09:00", Old);
        ward.Rewrite(Next, folder: "next");
        await ward.Get<AllPlans>().Load(Cancellation);
        Assert.Empty(Of("q").Problems);
        Assert.Equal(AssignmentReply.Done,
            await Do("p", new UpdateAssignment("cameras", AssignmentState.Blocked, "Chờ kinh phí", new DateOnly(2026, 6, 30), "Quận chưa cấp")));
        Assert.Equal(AssignmentReply.Done, await Do("p", new UpdateAssignment("done", AssignmentState.Done, "Xong")));
    }

    public ValueTask DisposeAsync() => ward.DisposeAsync();

    [Fact]
    public async Task What_goes_on_is_carried_into_the_next_plan_once_and_both_say_so()
    {
        Assert.Equal(AssignmentReply.TermRuns, await Do("q", new TakeOverAssignment("cameras")));
        ward.Clock.Advance(TimeSpan.FromDays(4));
        // Nothing is said here of what is not there.
        Assert.Equal(AssignmentReply.Unknown, await Do("p", new CarryOnAssignment("cameras", "q")));

        Assert.Equal(AssignmentReply.Done, await Do("q", new TakeOverAssignment("cameras")));
        await Of("q").Load(Cancellation);
        var text = await File.ReadAllTextAsync(Path.Combine(ward.Folder, "rules", "next", "plan.json"), Cancellation);
        Assert.Equal(AssignmentReply.Done, await Do("p", new CarryOnAssignment("cameras", "q")));
        foreach (var again in (string[])["q", "p"])
        {
            Assert.Equal(AssignmentReply.Done,
                again == "q" ? await Do("q", new TakeOverAssignment("cameras")) : await Do("p", new CarryOnAssignment("cameras", "q")));
        }

        var taken = await Standing("q", "cameras");
        Assert.Equal(("Lắp camera", "police", null, new DateOnly(2026, 6, 30)),
            (taken.Definition.Name, taken.Definition.Lead, taken.Definition.Overseer, taken.Definition.Due));
        Assert.Equal(["front"], taken.Definition.With);
        Assert.Equal("Chuyển tiếp từ Chương trình cũ, mục III.2.", taken.Definition.Note);
        Assert.Equal((AssignmentState.Blocked, "Chờ kinh phí", new DateOnly(2026, 6, 30)), (taken.State, taken.Newest!.Note, taken.Owed!.By));
        Assert.Equal(text, await File.ReadAllTextAsync(Path.Combine(ward.Folder, "rules", "next", "plan.json"), Cancellation));
        var left = await Standing("p", "cameras");
        Assert.Equal(("Carried", "q", null), (left.StateName, left.CarriedOn!.Note, left.Owed));
        Assert.Equal([nameof(CarryOnAssignment), nameof(TakeOverAssignment)], await ward.Read(db => db.Audit.IgnoreQueryFilters()
            .Where(row => row.Action == nameof(TakeOverAssignment) || row.Action == nameof(CarryOnAssignment)).Select(row => row.Action).Order()
            .ToListAsync(Cancellation)));
        Assert.Equal(AssignmentReply.TermEnded, await Do("p", new UpdateAssignment("cameras", AssignmentState.Done, "Xong")));
        Assert.Equal(AssignmentReply.Done, await Do("q", new UpdateAssignment("cameras", AssignmentState.Done, "Xong")));
    }

    [Fact]
    public async Task What_cannot_go_on_is_answered_and_changes_nothing_and_what_the_new_plan_names_is_only_linked()
    {
        ward.Clock.Advance(TimeSpan.FromDays(4));
        var file = Path.Combine(ward.Folder, "rules", "next", "plan.json");

        (string Id, AssignmentReply Reply)[] wrong = [("done", AssignmentReply.Finished), ("same", AssignmentReply.IdTaken),
            ("gone", AssignmentReply.LeadGone), ("khong-co", AssignmentReply.Unknown)];
        foreach (var (id, reply) in wrong)
        {
            Assert.Equal(reply, await Do("q", new TakeOverAssignment(id)));
        }

        Assert.Equal(AssignmentReply.Done, await Do("q", new TakeOverAssignment("patrol")));
        Assert.Equal(Next, await File.ReadAllTextAsync(file, Cancellation));
        Assert.NotNull((await Standing("q", "patrol")).CarriedFrom);

        // Rights are asked in the plan in which it goes on.
        await Assert.ThrowsAsync<NotAllowedException>(
            () => Do("q", new TakeOverAssignment("cameras"), Office.Person("Nguyễn An", new Grant(Role.UnitHead, "front"))));
        File.Delete(file);
        Assert.Equal(AssignmentReply.NotWritten, await Do("q", new TakeOverAssignment("cameras")));
    }

    private PlanInForce Of(string plan) => ward.Get<AllPlans>().Find(plan)!;

    private async Task<AssignmentStanding> Standing(string plan, string id)
    {
        await using var db = ward.Get<AppDbFactory>().CreateOf(plan);
        return (await new AssignmentStandings(db).Read(Of(plan).Current, id, Cancellation))!;
    }

    private async Task<T> Do<T>(string plan, ICommand<T> command, Actor? actor = null)
    {
        await using var scope = ward.Get<PlanScopes>().Open(Of(plan));
        return await scope.ServiceProvider.GetRequiredService<CommandSender>().Send(command, actor ?? Machine, Cancellation);
    }
}
