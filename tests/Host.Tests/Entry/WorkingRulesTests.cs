using ActionPlan.Host.Audit;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Tests.Alerts;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Entry;

public sealed class WorkingRulesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_head_approves_what_he_entered_until_the_office_wants_two_people()
    {
        await using var ward = await Ward.Open();
        await ward.Do(Secretary, new SetWorkingRules(new WorkingRules(SecondPersonApproves: true)));
        await ward.Type(Head, Cases, 2);
        await ward.Type(Clerk, Solved, 1);
        await ward.Do(Head, new SubmitSheet(Sheet));

        var refused = Assert.Single((await ward.Approves(Head, Cases, Solved)).Refused);
        Assert.Equal((Cases, Refusal.OwnEntry), (refused.Key, refused.Why));
        Assert.Empty(await ward.Figures());
        Assert.Equal(1, (await ward.Approves(Person("Đỗ Hà", new Grant(Role.UnitHead, "police")), Cases)).Cells);
        Assert.Equal(1, (await ward.Approves(Head, Solved)).Cells);

        await ward.Do(Secretary, new SetWorkingRules(new WorkingRules()));
        await ward.Type(Head, Cases, 3);
        await ward.Do(Head, new SubmitSheet(Sheet));
        Assert.Equal(1, (await ward.Approves(Head, Cases)).Cells);
    }

    [Fact]
    public async Task A_head_who_bears_another_name_since_does_not_approve_what_he_entered_and_one_of_the_same_name_does()
    {
        await using var ward = await Ward.Open();
        await ward.Do(Secretary, new SetWorkingRules(new WorkingRules(SecondPersonApproves: true)));
        await ward.Type(Head, Cases, 2);
        await ward.Do(Head, new SubmitSheet(Sheet));

        Assert.Equal(Refusal.OwnEntry, Assert.Single((await ward.Approves(Head with { Name = "Trần Văn Mới" }, Cases)).Refused).Why);
        Assert.Equal(1, (await ward.Approves(Head with { UserId = "another" }, Cases)).Cells);
    }

    [Fact]
    public async Task Whoever_asked_for_a_correction_does_not_decide_on_it_where_two_people_are_wanted_but_may_refuse_it()
    {
        await using var ward = await Ward.Open();
        var both = Person("Bùi Khoa", new Grant(Role.DataEntry, "police"), new Grant(Role.Office));
        await ward.Do(Secretary, new SetWorkingRules(new WorkingRules(SecondPersonApproves: true)));
        await ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true));
        await ward.Type(both, Cases, 2, "Bỏ sót");
        await ward.Do(both, new SubmitSheet(Sheet));

        Assert.Equal(Refusal.OwnEntry, Assert.Single((await ward.Decides(both, Cases, approve: true)).Refused).Why);
        Assert.Equal(1, (await ward.Decides(both, Cases, approve: false)).Cells);
    }

    [Fact]
    public async Task A_change_of_the_rules_is_in_the_trail_with_who_made_it()
    {
        await using var ward = await Ward.Open();
        await ward.Do(Secretary, new SetWorkingRules(new WorkingRules(ShowsProvisional: true)));

        var entry = await ward.Read(db => db.Audit.IgnoreQueryFilters().OrderByDescending(row => row.Seq).FirstAsync(Cancellation));
        Assert.Equal((nameof(SetWorkingRules), Secretary.Name), (entry.Action, entry.Actor));
        Assert.Contains("showsProvisional", entry.Changes, StringComparison.Ordinal);
    }
}
