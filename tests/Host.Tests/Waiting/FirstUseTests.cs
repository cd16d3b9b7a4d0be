using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Host.Waiting;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Waiting;

/// <summary>The way from an empty installation to its first run knows where somebody is on it.</summary>
public sealed class FirstUseTests
{
    private static readonly Actor Keeper = Office.Person("Quản trị", new Grant(Role.Administrator));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_there_is_seen_and_what_cannot_be_seen_is_said_and_remembered()
    {
        await using var ward = await Ward.Open();
        Assert.Equal("Units", await Done(ward));
        Assert.Equal("Office Look Server Figures Run", string.Join(' ', (await Steps(ward)).Select(step => step.Lack?.What).OfType<string>()));

        Assert.Equal(MarkReply.Done, await ward.Do(Keeper, new MarkFirstStep(FirstStepKind.Areas, IsDone: true)));
        await ward.Restart();
        Assert.Equal("Units Areas", await Done(ward));
        Assert.Equal("Quản trị", (await Steps(ward))[2].SaidBy);

        ward.Rewrite(WardPlan.WithoutAddress("police"));
        await ward.Get<Plans.PlanInForce>().Load(Cancellation);
        Assert.Equal("Areas", await Done(ward));
        Assert.Equal(MarkReply.Done, await ward.Do(Keeper, new MarkFirstStep(FirstStepKind.Areas, IsDone: false)));
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.Met, 3));
        Assert.Equal("Run", await Done(ward));
    }

    [Fact]
    public async Task A_test_letter_goes_the_way_of_all_letters_one_at_a_time()
    {
        await using var ward = await Ward.Open();
        Assert.Equal(TestLetterReply.NoAddress, await ward.Do(Keeper, new SendTestLetter("không phải thư")));
        Assert.Equal(TestLetterReply.Done, await ward.Do(Keeper, new SendTestLetter("quantri@phuong12.example")));
        Assert.Equal(TestLetterReply.OneWaits, await ward.Do(Keeper, new SendTestLetter("quantri@phuong12.example")));

        var letter = (await ward.Messages())[^1];
        Assert.Equal(("quantri@phuong12.example", "[Chương trình hành động] Thư thử"), (letter.To.Mailboxes.Single().Address, letter.Subject));
        await ward.Get<OutboxSending>().SendDue(Cancellation);
        Assert.Equal(OutboxState.Sent, (await ward.Read(db => TestLetter.Newest(db, Cancellation)))!.State);
        Assert.Equal(TestLetterReply.Done, await ward.Do(Keeper, new SendTestLetter("quantri@phuong12.example")));
    }

    private static async Task<string> Done(Ward ward) => string.Join(' ', (await Steps(ward)).Where(step => step.IsDone).Select(step => step.Kind));

    private static async Task<IReadOnlyList<FirstStep>> Steps(Ward ward)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FirstUse>().Read(Cancellation);
    }
}
