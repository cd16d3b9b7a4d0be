using ActionPlan.Host.Authoring;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Plans.Editing;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Waiting;
using ActionPlan.Kernel;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;
using static ActionPlan.Host.Tests.Authoring.Drafting;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>A changed folder as a proposal, where two people publish a module.</summary>
public sealed class FolderProposalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_that_touches_such_a_module_waits_until_another_than_who_proposed_it_says_so()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        var plans = ward.Get<PlanInForce>();
        await Switch(ward, true);
        await Change(ward, Stricter(2));

        Assert.Equal(5m, ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025));
        Assert.Equal(["security"], plans.Waiting?.NeedsTwo);
        Assert.Equal(PublishOutcome.NeedsTwo,
            (await ward.Get<CommandSender>().Send(new PublishPlan(plans.Waiting!.Plan.Version, null, "Tôi muốn", true), Admin, Cancellation)).Outcome);
        var read = ward.Get<DraftReading>().Folder()!;
        Assert.Equal("1. Số vụ phạm pháp", Assert.Single(read.Differences).Name);
        Assert.Equal("security.json", Assert.Single(read.Lines).File);

        Assert.Contains(await Waits(ward, Leader), matter => matter.Address == "rules/folder");
        Assert.Equal(DraftReply.Stale, await Send(ward, Admin, new ProposeFolder("khác", "Sửa", "", null, [])));
        Assert.Equal(DraftReply.ReasonMissing, await Send(ward, Admin, new ProposeFolder(read.Text, " ", "", null, [])));
        Assert.NotEmpty(read.Warnings);
        Assert.Equal(DraftReply.Unconfirmed, await Send(ward, Admin, new ProposeFolder(read.Text, "Sửa", "", null, [])));
        Assert.Equal(DraftReply.Done, await Ask(ward, Admin));
        Assert.Equal(DraftReply.Waits, await Ask(ward, Office));
        foreach (var person in new[] { Leader, Office })
        {
            var waits = Assert.Single(await Waits(ward, person), matter => matter.Kind == MatterKind.RulesWait);
            Assert.StartsWith("rules/decide/", waits.Address, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(await Waits(ward, Admin), matter => matter.Kind == MatterKind.RulesWait);
        Assert.DoesNotContain(await Waits(ward, Second), matter => matter.Kind == MatterKind.RulesWait);
        Assert.Equal(DraftReply.Own, await Decide(ward, Admin));
        await Assert.ThrowsAsync<NotAllowedException>(() => Decide(ward, Second));

        // Meanwhile nothing gives that word by the way.
        var unit = new UnitDefinition { Id = "police", Name = "Công an phường 12", Email = "congan@phuong12.example" };
        Assert.Equal(PlanEditOutcome.FolderWaits, (await ward.Get<CommandSender>().Send(
            new SaveUnit(unit, IsNew: false, PlanEdit.Stamp(PlanSource.ReadFolder(plans.Folder))), Admin, Cancellation)).Outcome);

        Assert.Equal(DraftReply.Done, await Decide(ward, Office));
        await plans.Load(Cancellation);
        Assert.Null(plans.Waiting);
        Assert.Equal(2m, ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025));
        Assert.Equal(("admin", "Nghị quyết"), (plans.Publications.Newest!.By, plans.Publications.Newest.Reason));
        Assert.Single(await ward.Outbox(), letter => letter.Kind == OutboxKind.Rules);
        Assert.Equal(Stricter(2), await File.ReadAllTextAsync(PathOf(ward), Cancellation));
    }

    [Fact]
    public async Task A_proposal_of_a_folder_that_has_become_another_since_cannot_be_published()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        await Switch(ward, true);
        await Change(ward, Stricter(2));
        Assert.Equal(DraftReply.Done, await Ask(ward, Admin));

        await Change(ward, Stricter(1));
        Assert.Equal(DraftReply.Unknown, await Decide(ward, Office));
        Assert.Null((await ward.Get<RuleWorkbench>().Folder(Cancellation)).Proposal);
        var asked = (await ward.Read(db => db.RuleDrafts.SingleAsync(Cancellation))).Id;
        Assert.Null(await ward.Get<RuleWorkbench>().Decision(asked, Cancellation));
        Assert.Equal(RuleDraftState.Proposed, (await ward.Get<RuleWorkbench>().NoLongerWaits(asked, Cancellation))?.State);
        Assert.Equal(DraftReply.Done, await Ask(ward, Office));
        Assert.Equal(2, await ward.Read(db => db.RuleDrafts.CountAsync(Cancellation)));

        // Sent back: somebody else may propose it anew.
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin, approves: false, "Chưa có nghị quyết"));
        Assert.Equal(RuleDraftState.Dropped, (await Draft(ward)).State);
        Assert.Equal(DraftReply.Done, await Ask(ward, Admin));
        Assert.Equal(DraftReply.Done, await Send(ward, Admin, new TakeBackRules(RuleDraftRow.OfFolder)));
        Assert.Equal(DraftReply.Unknown, await Decide(ward, Office));
        Assert.Equal(5m, ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025));
    }

    [Fact]
    public async Task Without_the_switch_a_folder_publishes_itself_and_turning_it_off_frees_what_waits()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        await Change(ward, Stricter(4));
        Assert.Equal(4m, ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025));
        // Whom it concerns is told, and nobody of what means nothing; what came twice is told once.
        await Change(ward, Stricter(4).Replace("// Chú thích giữ nguyên.", "// Chú thích khác.", StringComparison.Ordinal));
        await ward.Restart();
        var letter = Assert.Single(await ward.Outbox(), one => one.Kind == OutboxKind.Rules);
        Assert.Equal("congan@phuong12.example", letter.To);
        var message = await MimeKit.MimeMessage.LoadAsync(new MemoryStream((await ward.Get<Composing>().Look(letter, Cancellation))!), Cancellation);
        Assert.All(["ngưỡng từ dưới 5 thành dưới 4", "thư mục quy tắc trên máy chủ"],
            words => Assert.Contains(words, message.TextBody, StringComparison.Ordinal));
        await Switch(ward, true);
        await Change(ward, Stricter(3));
        Assert.Equal(4m, ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025));
        await ward.Restart();
        Assert.Equal(4m, ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025));

        await Switch(ward, false);
        await ward.Get<PlanInForce>().Load(Cancellation);
        Assert.Equal((3m, null), (ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025), ward.Get<PlanInForce>().Waiting));
        Assert.Equal(SwitchReply.Unknown, await ward.Get<CommandSender>().Send(new SetTwoPeople("khác", true), Admin, Cancellation));
    }

    [Fact]
    public async Task Judging_closed_quarters_again_by_what_is_in_force_is_two_peoples_word_too()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        var (plans, closed) = (ward.Get<PlanInForce>(), Period.Parse("2024-Q2"));
        await ward.Judge("2024-Q2", RunTrigger.Schedule);
        await ward.Judge("2024-Q3", RunTrigger.Schedule);
        await Change(ward, Stricter(2));
        Assert.Equal(5m, plans.For(closed).TargetByKey["security.crime"].ThresholdIn(2024));
        await Switch(ward, true);

        Assert.Equal(PublishOutcome.NeedsTwo, await Alone(ward, closed));
        Assert.Equal(DraftReply.NothingNew, await Again(Admin, null));
        Assert.Equal(DraftReply.NothingNew, await Again(Admin, Period.Parse("2025-Q1")));
        Assert.Equal(DraftReply.Done, await Again(Admin, closed));
        Assert.Equal(DraftReply.Own, await Decide(ward, Admin));
        Assert.Contains(await Waits(ward, Office), matter => matter.Kind == MatterKind.RulesWait);
        Assert.NotNull((await ward.Get<RuleWorkbench>().Folder(Cancellation)).Proposal);
        Assert.Equal(DraftReply.Done, await Decide(ward, Office));

        await plans.Load(Cancellation);
        Assert.Equal(2m, plans.For(closed).TargetByKey["security.crime"].ThresholdIn(2024));
        Assert.Equal((RuleDraftState.Published, ward.Plan.Version), ((await Draft(ward)).State, (await Draft(ward)).Version));

        // Of a module of which nobody wants two it stays one person's word.
        await Switch(ward, false);
        await Change(ward, Stricter(1));
        Assert.Equal(PublishOutcome.Done, await Alone(ward, closed));

        Task<DraftReply> Again(Actor actor, Period? from) => Send(ward, actor, new ProposeFolder(ward.Plan.Version, "Nghị quyết", "", from, []));
    }

    private static async Task<PublishOutcome> Alone(Ward ward, Period from) =>
        (await ward.Get<CommandSender>().Send(new PublishPlan(ward.Plan.Version, from, "Tôi muốn", true), Admin, Cancellation)).Outcome;

    private static Task<DraftReply> Ask(Ward ward, Actor actor)
    {
        var read = ward.Get<DraftReading>().Folder()!;
        return Send(ward, actor, new ProposeFolder(read.Text, "Nghị quyết", "", null, [.. read.Warnings.Select(ReadDraft.NameOf)]));
    }

    private static Task<IReadOnlyList<Matter>> Waits(Ward ward, Actor actor) =>
        ward.Read(db => RuleMatters.Read(db, ward.Get<PlanInForce>(), actor, null, Cancellation));

    private static async Task Switch(Ward ward, bool isOn) =>
        Assert.Equal(SwitchReply.Done, await ward.Get<CommandSender>().Send(new SetTwoPeople("security", isOn), Admin, Cancellation));

    private static async Task Change(Ward ward, string text)
    {
        await File.WriteAllTextAsync(PathOf(ward), text, Cancellation);
        await ward.Get<PlanInForce>().Load(Cancellation);
    }
}
