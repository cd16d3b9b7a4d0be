using ActionPlan.Host.Audit;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Authoring.Testing;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Authoring.Drafting;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>A publication is withdrawn before its quarter comes.</summary>
public sealed class WithdrawalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_decide_withdraws_it_alone_with_a_reason_and_the_file_the_tests_and_the_units_are_as_if_it_had_not_been()
    {
        await using var ward = await Ward.Open(rules: RuleText);
        var (first, path) = (ward.Plan.Version, PathOf(ward));
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(2)));
        Assert.Equal(DraftReply.Done, await Send(ward, Owner, new AddRuleTest("security",
            new ExpectedCase("security.crime", "ward", Period.Parse("2024-Q4"), Status.NoData, []))));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Nghị quyết", Period.Parse("2025-Q2")));
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin));
        await ward.Get<PlanInForce>().Load(Cancellation);
        var published = ward.Get<PlanInForce>().Publications.Newest!;
        Assert.Equal(Stricter(2), await File.ReadAllTextAsync(path, Cancellation));
        Assert.Single(PlanSourceOf(ward.Get<PlanInForce>()).Tests);
        var view = await ward.Get<RuleVersions>().Show(first, published.Sha256, Cancellation);
        Assert.True(view.Lines[0].Waits);
        // Tests are no part of a version, and no difference between two.
        Assert.Equal("security.json", Assert.Single(view.Compared!.Lines).File);

        var withdraw = new WithdrawPublication(published.Seq, "Chưa có ý kiến của Ban Thường vụ");
        await Assert.ThrowsAsync<NotAllowedException>(() => Send(ward, new Actor("x", "x", [new Grant(Role.UnitHead, "police")], "127.0.0.1"), withdraw));
        Assert.Equal(DraftReply.ReasonMissing, await Send(ward, Owner, withdraw with { Reason = " " }));
        Assert.Equal(DraftReply.Done, await Send(ward, Owner, withdraw));
        await ward.Restart();

        var plans = ward.Get<PlanInForce>();
        Assert.Equal((first, first), (plans.Current.Version, plans.For(Period.Parse("2025-Q2")).Version));
        Assert.Equal(RuleText, await File.ReadAllTextAsync(path, Cancellation));
        Assert.Empty(plans.Current.Source.Tests.Concat(PlanSourceOf(plans).Tests).SelectMany(file => WrittenTests.Names(RuleFiles.TextOf(file))));
        // The folder is no change that waits: the next draft can be published.
        Assert.Null(plans.Waiting);
        Assert.Empty(plans.Problems);
        var line = (await ward.Get<RuleVersions>().Show(null, null, Cancellation)).Lines[0];
        Assert.Equal(("owner", "Chưa có ý kiến của Ban Thường vụ", false), (line.Withdrawn?.By, line.Withdrawn?.Reason, line.Waits));
        Assert.Equal(DraftReply.NoLongerWaits, await Send(ward, Admin, withdraw));

        // Who was told of it is told that it does not come.
        var letter = Assert.Single(await ward.Outbox(), one => one.Subject.Contains("Rút lại", StringComparison.Ordinal));
        Assert.Equal("congan@phuong12.example", letter.To);
        var message = await MimeKit.MimeMessage.LoadAsync(new MemoryStream((await ward.Get<Composing>().Look(letter, Cancellation))!), Cancellation);
        Assert.All(["Không áp dụng nữa", "ngưỡng từ dưới 5 thành dưới 2", "Chưa có ý kiến của Ban Thường vụ"],
            words => Assert.Contains(words, message.TextBody, StringComparison.Ordinal));
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(3)));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Nghị quyết"));
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin));
        Assert.Empty(await ward.Read(async db =>
            (await new AuditCheck(db, ward.Get<IEnumerable<ISealed>>()).Run(null, Cancellation)).Select(problem => problem.Key).ToList()));
    }

    private static ActionPlan.Rules.Plans.PlanSource PlanSourceOf(PlanInForce plans) => ActionPlan.Rules.Plans.PlanSource.ReadFolder(plans.Folder);
}
