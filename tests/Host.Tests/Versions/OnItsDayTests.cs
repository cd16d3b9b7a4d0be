using ActionPlan.Host.Authoring;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Authoring.Drafting;

namespace ActionPlan.Host.Tests.Versions;

/// <summary>What is published for a later quarter is in force from that quarter's first day in Việt Nam, wherever the machine stands.</summary>
public sealed class OnItsDayTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_version_judges_from_its_first_quarter_on_and_nothing_before_though_the_host_slept_over_that_day(bool slept)
    {
        await using var ward = await Ward.Open("2024-10-05 08:00", rules: RuleText);
        ward.Clock.SetLocalTimeZone(TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        var first = ward.Plan.Version;
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(2)));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Nghị quyết", Period.Parse("2025-Q2")));
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin));
        await ward.Get<PlanInForce>().Load(Cancellation);
        var later = ward.Get<PlanInForce>().Publications.Newest!;

        foreach (var (now, isInForce) in slept ? [("2025-08-01 08:00", true)] : (IReadOnlyList<(string, bool)>)
            [("2024-10-05 08:05", false), ("2025-03-31 23:59", false), ("2025-04-01 00:00", true), ("2025-08-01 08:00", true)])
        {
            ward.Clock.SetUtcNow(Ward.Time(now));
            if (slept)
            {
                await ward.Restart();
            }

            var view = await ward.Get<RuleVersions>().Show(null, null, Cancellation);
            Assert.Equal((now, isInForce, !isInForce), (now, view.InForce == later.Seq, view.Lines.First(line => line.Row.Seq == later.Seq).Waits));
            if (isInForce)
            {
                // Its quarter has begun: figures are entered by it, and one person does not undo that any more.
                Assert.Equal(DraftReply.NoLongerWaits, await Send(ward, Admin, new WithdrawPublication(later.Seq, "Muộn")));
            }

            await ward.Get<EvaluationSweep>().Run(Cancellation);
        }

        foreach (var (quarter, cases) in new[] { ("2025-Q1", 1m), ("2025-Q2", 2m) })
        {
            Assert.Empty((await ward.Get<CommandSender>().Send(new RecordFigures(
                [new FigureEntry("cases", "ward", Period.Parse(quarter), cases)], "Báo cáo", FigureOrigin.Entered), Actor.System("An"), Cancellation)).Refused);
            await ward.Get<CommandSender>().Send(new EvaluateQuarter(Period.Parse(quarter), RunTrigger.Manual), Actor.System("An"), Cancellation);
        }

        var runs = await ward.Read(db => db.Runs.Where(run => run.CompletedAt != null).OrderBy(run => run.Id).ToListAsync(Cancellation));
        Assert.Equal(["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2"], runs.Select(run => run.Period.ToString()).Distinct().Order(StringComparer.Ordinal));
        Assert.All(runs, run => Assert.Equal(run.Period < Period.Parse("2025-Q2") ? first : later.Sha256, run.PlanVersion));
        Assert.Equal((Status.OnTrack, 5m), await Crime(ward, "2025-Q1"));
        Assert.Equal((Status.Missed, 2m), await Crime(ward, "2025-Q2"));
    }

    private static async Task<(Status, decimal?)> Crime(Ward ward, string quarter)
    {
        var verdict = await ward.Read(async db =>
        {
            var run = (await db.Runs.AsNoTracking().InForce("p", Period.Parse(quarter), Cancellation))!.Id;
            return await db.Verdicts.SingleAsync(row => row.RunId == run && row.Area == "ward" && row.Target == "security.crime", Cancellation);
        });
        return (verdict.Status, verdict.Threshold);
    }
}
