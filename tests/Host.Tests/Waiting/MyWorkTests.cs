using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Host.Waiting;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Waiting;

/// <summary>What waits for each of them, from a unit's figures to the answer to its alert.</summary>
public sealed class MyWorkTests
{
    private static readonly Actor Leader = Person("Bí thư", new Grant(Role.Leader));
    private static readonly Actor OtherUnit = Person("Mặt trận", new Grant(Role.UnitHead, "front"));
    private static readonly Actor Owner = Person("Chủ trì", new Grant(Role.ModuleOwner, Module: "security"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_wait_for_the_unit_then_for_its_head_and_again_for_the_unit_when_they_come_back()
    {
        await using var ward = await Ward.Open(now: "2024-10-01 08:00");
        var before = await Kinds(ward, Clerk);
        Assert.Contains("Enter", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Approve", before, StringComparison.Ordinal);

        await ward.Type(Clerk, Cases, 3);
        await ward.Type(Clerk, Solved, 2);
        Assert.Contains("Enter", await Kinds(ward, Clerk), StringComparison.Ordinal);
        Assert.DoesNotContain("Approve", await Kinds(ward, Head), StringComparison.Ordinal);

        await ward.Do(Clerk, new SubmitSheet(Sheet));
        var waiting = Assert.Single(await Of(ward, Head), one => one.Kind == MatterKind.Approve);
        Assert.Equal((2, "approvals"), (waiting.Count, waiting.Address));
        Assert.DoesNotContain("Approve", await Kinds(ward, Clerk), StringComparison.Ordinal);
        Assert.DoesNotContain("Approve", await Kinds(ward, OtherUnit), StringComparison.Ordinal);
        Assert.DoesNotContain(await Of(ward, Clerk), one => one.Kind == MatterKind.Enter && one.Address == Sheet.Address && one.Count >= 2);

        await ward.Do(Head, new SendBackSheet(Sheet, [Cases], "Thiếu vụ ngày 12/8"));
        var back = Assert.Single(await Of(ward, Clerk), one => one.Kind == MatterKind.SentBack);
        Assert.Equal((1, "Thiếu vụ ngày 12/8"), (back.Count, back.Said));
        Assert.Equal(1, Assert.Single(await Of(ward, Head), one => one.Kind == MatterKind.Approve).Count);
    }

    [Fact]
    public async Task A_correction_of_a_quarter_that_was_opened_again_waits_for_the_unit_s_head_and_no_longer_for_the_office()
    {
        await using var ward = await Ward.Open();
        await ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true));
        await ward.Type(Clerk, Cases, 5, "Bỏ sót hai vụ");
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        Assert.Contains("Correct", await Kinds(ward, Secretary), StringComparison.Ordinal);
        Assert.DoesNotContain("Approve", await Kinds(ward, Head), StringComparison.Ordinal);

        await ward.Do(Secretary, new ReopenPeriod("ward", Q3, "Nhiều số sót"));

        Assert.Equal(1, Assert.Single(await Of(ward, Head), one => one.Kind == MatterKind.Approve).Count);
        Assert.DoesNotContain("Correct", await Kinds(ward, Secretary), StringComparison.Ordinal);
        var plans = ward.Get<PlanInForce>();
        Assert.Equal(Cases, Assert.Single((await ward.Read(db => new HandedInSheets(db, plans).Read(Head, Cancellation))).Sheets).Cells.Single().Key);
        Assert.Empty(await ward.Read(db => new EntryQueries(db).AskedCorrections(plans, 9, Cancellation)));
        Assert.Equal(1, (await ward.Approves(Head, Cases)).Cells);
    }

    [Fact]
    public async Task An_alert_waits_for_its_unit_and_once_late_for_whoever_leads()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.Missed, 6));
        var alert = Assert.Single(await Of(ward, Head), one => one.Kind == MatterKind.Answer);
        Assert.Equal("1. Số vụ phạm pháp", alert.Subject);
        Assert.DoesNotContain("Answer", await Kinds(ward, OtherUnit), StringComparison.Ordinal);
        Assert.DoesNotContain("OthersLate", await Kinds(ward, Leader), StringComparison.Ordinal);
        Assert.Contains("Troubled", await Kinds(ward, Owner), StringComparison.Ordinal);

        await ward.Do(Leader, new AskExplanation(1, "Vì sao tăng?", new DateOnly(2024, 10, 12)));
        Assert.Equal("Vì sao tăng?", Assert.Single(await Of(ward, Head), one => one.Kind == MatterKind.Explain).Said);

        ward.Clock.Advance(TimeSpan.FromDays(60));
        var late = (await Of(ward, Leader)).Where(one => one.Kind == MatterKind.OthersLate).ToList();
        Assert.Equal(2, late.Count);
        Assert.All(late, one => Assert.Equal("Công an phường", one.Whose));
        // What is late stands before all else, the longest first.
        var all = await Of(ward, Head);
        Assert.True(all[0].IsLate(ward.Plan.Today(ward.Clock)));
        Assert.Equal(all.Where(one => one.By is not null).Select(one => one.By).Order(), all.Where(one => one.By is not null).Select(one => one.By));
    }

    [Fact]
    public async Task The_number_in_the_menu_is_kept_until_something_happens_and_is_each_ones_own()
    {
        await using var ward = await Ward.Open(now: "2024-10-01 08:00");
        var first = await Count(ward, Head);
        var asked = ward.Queries.Count;
        Assert.Equal(first, await Count(ward, Head));
        Assert.Equal(1, ward.Queries.Count - asked);

        await ward.Type(Clerk, Cases, 3);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        Assert.Equal((await Of(ward, Head)).Count, await Count(ward, Head));
        Assert.Contains("Approve", await Kinds(ward, Head), StringComparison.Ordinal);
        Assert.Equal((await Of(ward, Leader)).Count, await Count(ward, Leader));
        Assert.Equal(0, await Count(ward, Actor.Nobody));
    }

    [Fact]
    public async Task The_quarter_goes_from_figures_to_report_step_by_step()
    {
        await using var ward = await Ward.Open();
        Assert.Equal("HandIn Approve Lock Judge Report Issue", await Steps(ward, step => step.Stage == PipelineStage.Approve || !step.IsDone));
        Assert.Contains("Công an phường", (await Shown(ward)).Steps[0].Lack);

        await ward.Type(Clerk, Cases, 3);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        Assert.Contains("Công an phường", (await Shown(ward)).Steps[1].Lack);

        await ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true));
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.Met, 3));
        Assert.Equal("Lock Judge", await Steps(ward, step => step.Stage is PipelineStage.Lock or PipelineStage.Judge && step.IsDone));
    }

    private static async Task<string> Steps(Ward ward, Func<PipelineStep, bool> which) =>
        string.Join(' ', (await Shown(ward)).Steps.Where(which).Select(step => step.Stage));

    private static Task<Pipeline> Shown(Ward ward) => As(ward, Secretary, async services =>
    {
        var (db, plans) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<PlanInForce>());
        var runs = await new RunHistories(db, ward.Clock).Load(plans.Current, Cancellation);
        return await new Pipelines(db, plans).Read(Secretary, runs, Q3, plans.Current.Today(ward.Clock), Cancellation);
    });

    private static async Task<string> Kinds(Ward ward, Actor actor) => string.Join(' ', (await Of(ward, actor)).Select(one => one.Kind));

    private static Task<IReadOnlyList<Matter>> Of(Ward ward, Actor actor) =>
        As(ward, actor, services => services.GetRequiredService<MyWork>().Read(Cancellation));

    private static async Task<int> Count(Ward ward, Actor actor) => (await Of(ward, actor)).Count;

    private static async Task<T> As<T>(Ward ward, Actor actor, Func<IServiceProvider, Task<T>> read)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Reads(actor);
        return await read(scope.ServiceProvider);
    }
}
