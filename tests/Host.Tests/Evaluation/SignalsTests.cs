using System.Globalization;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Evaluation.Variation;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Signals;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Evaluation;

/// <summary>What is said of all targets of a quarter, from what the runs in force read.</summary>
public sealed class SignalsTests
{
    private const string Talks = "security.talks";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_targets_are_told_at_once_from_the_runs_in_force_once_and_to_those_who_may_see_the_area()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Cultures.Vietnamese, Cultures.Vietnamese);
        await using var ward = await Ward.Open("2026-01-10 08:00");
        int[] meetings = [3, 4, 3, 4, 3, 4, 3, 30];
        foreach (var (quarter, number) in ward.Plan.Quarters().Zip(meetings))
        {
            // What was first judged was wrong: the run in force counts.
            await ward.Judge(quarter.ToString(), RunTrigger.Manual, Verdict(900));
            await ward.Judge(quarter.ToString(), RunTrigger.Correction, Verdict(number));
        }

        using var kept = new KeptSignals();
        var told = await Look(ward, Secretary, kept);
        var talks = told[Talks];

        Assert.Equal((8, XmrRules.Outside, true), (talks.Quarters, talks.Point!.Rules, talks.IsBetter(ward.Plan.TargetByKey[Talks])));
        Assert.Equal(WithoutChart.TooFew, told["security.crime"].Without);
        Assert.Equal(
            "Tín hiệu hay dao động: 1 chỉ tiêu có dấu hiệu thay đổi thật (0 xấu đi, 1 tốt lên), 0 trong dao động thường, 2 chưa đủ cơ sở nhận xét. Nhận xét thống kê, không làm thay đổi kết quả đánh giá.", SignalWords.Summary(ward.Plan, told));
        Assert.Equal("có dấu hiệu thay đổi thật, theo hướng tốt lên; lúc được lúc không", SignalWords.Line(ward.Plan.TargetByKey[Talks], talks));
        Assert.Same(told, await Look(ward, Secretary, kept));
        Assert.Empty(await Look(ward, Person("Võ Em"), kept));
    }

    private static VerdictRow Verdict(int meetings) => new()
    {
        RunId = 0, Target = Talks, Area = "ward", Status = Status.Met, Value = meetings, Threshold = 1, Final = true,
        Evidence = FormattableString.Invariant($$"""[{"figure":"meetings","view":"period","value":{{meetings}},"from":[1]}]"""),
    };

    private static async Task<IReadOnlyDictionary<string, TargetSignal>> Look(Ward ward, Actor reader, KeptSignals kept)
    {
        var acting = new Acting(() => ward.Plan);
        acting.Reads(reader);
        await using var db = ward.Get<AppDbFactory>().CreateFor(acting, () => ward.Plan.Id);
        var runs = await new RunHistories(db, ward.Clock).Load(ward.Plan, Cancellation);
        return await new Signals(db, kept).Of(ward.Plan, runs, runs.Newest!, ward.Plan.Areas.Find("ward")!, Cancellation);
    }
}
