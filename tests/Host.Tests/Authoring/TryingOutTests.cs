using System.Text;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Tests.Authoring;

public sealed class TryingOutTests
{
    private static readonly Period[] Year = [.. Period.OfYear(2024).Quarters];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_is_judged_beside_what_is_in_force_and_nothing_is_stored()
    {
        await using var ward = await Ward.Open("2024-10-05 08:00");
        await Record(ward, [.. Year.Take(3).Select(quarter => new FigureEntry("cases", "ward", quarter, 1)), new FigureEntry("meetings", "kp-1", Year[2], 1)]);
        await ward.Get<CommandSender>().Send(new EvaluateQuarter(Year[2], RunTrigger.Manual), Actor.System("Thử"), Cancellation);
        var (runs, told, versions) = (await Count(ward, db => db.Runs.CountAsync(Cancellation)), (await ward.Outbox()).Count,
            await Count(ward, db => db.PlanVersions.CountAsync(Cancellation)));
        var draft = Draft(ward, WardPlan.Rules.Replace("\"below\", \"of\": 5", "\"below\", \"of\": 2", StringComparison.Ordinal));

        var tried = await Judge(ward, draft, Year, null);

        Assert.Equal([true, true, true, false], tried.Select(quarter => quarter.IsOver));
        Assert.All(tried.SelectMany(quarter => quarter.Verdicts), one => Assert.Equal("security.crime", one.Case.Target));
        // One case is more than a quarter of two.
        Assert.Equal([Status.AtRisk, Status.Missed, Status.Missed],
            tried.Take(3).Select(quarter => AtWard(quarter)?.SaysOtherwise == true ? AtWard(quarter)!.After!.Status : (Status?)null));
        Assert.Equal((5m, 2m, Status.OnTrack), (AtWard(tried[2])!.Before!.Threshold, AtWard(tried[2])!.After!.Threshold, AtWard(tried[2])!.Before!.Status));
        Assert.Equal([1, 1, 1, 0], tried.Select(quarter => quarter.Opens.Count));
        Assert.Equal("congan@phuong12.example", Assert.Single(tried[1].Told).Address);
        Assert.All(tried, quarter => Assert.Empty(quarter.Closes.Concat<object>(quarter.Reports).Concat(quarter.Failures)));
        Assert.Equal((runs, told, versions),
            (await Count(ward, db => db.Runs.CountAsync(Cancellation)), (await ward.Outbox()).Count,
                await Count(ward, db => db.PlanVersions.CountAsync(Cancellation))));

        // The other way round an alert would not have been, and its readers are those of the rules in force.
        var milder = Draft(ward, WardPlan.Rules.Replace("\"atLeast\", \"of\": 1", "\"atLeast\", \"of\": 0", StringComparison.Ordinal));
        Assert.Contains(await Judge(ward, milder, Year[..1], null), quarter => quarter.Verdicts.Count > 0 && quarter.Opens.Count == 0);

        // A target that the draft has not any more, one target alone, and somebody who has left.
        var without = Draft(ward,
            WardPlan.Rules[..WardPlan.Rules.IndexOf("{ \"id\": \"talks\"", StringComparison.Ordinal)].TrimEnd().TrimEnd(',') + "\n  ]\n}");
        Assert.All((await Judge(ward, without, Year[2..3], null)).Single().Verdicts,
            one => Assert.Equal(("security.talks", null), (one.Case.Target, one.After)));
        Assert.Empty((await Judge(ward, draft, Year, target => target.Key == "security.talks")).SelectMany(quarter => quarter.Verdicts));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ward.Get<TryingOut>().Judge(draft, Year, null, null, new CancellationToken(canceled: true)));

        // Whoever waits sees how far it has come, and nobody sees it afterwards.
        var (progress, steps) = (ward.Get<TryProgress>(), new List<(int Done, int All)?>());
        await progress.While("owner", told => ward.Get<TryingOut>().Judge(draft, Year, null, null, Cancellation, (done, all) =>
        {
            told(done, all);
            steps.Add(progress.Of("owner"));
        }));
        Assert.Equal(Enumerable.Range(1, 8).Select(done => ((int, int)?)(done, 8)), steps);
        Assert.Null(progress.Of("owner"));

        // However many quarters: figures are read once.
        var one = await Queries(ward, () => Judge(ward, draft, Year[..1], null));
        Assert.Equal(one, await Queries(ward, () => Judge(ward, draft, Year, null)));
    }

    private static TriedVerdict? AtWard(TriedQuarter quarter) => quarter.Verdicts.FirstOrDefault(one => one.Case.Area == "ward");

    private static Task<IReadOnlyList<TriedQuarter>> Judge(Ward ward, Plan draft, IReadOnlyList<Period> quarters, Func<Target, bool>? only) =>
        ward.Get<TryingOut>().Judge(draft, quarters, only, null, Cancellation);

    private static async Task<int> Queries(Ward ward, Func<Task> work)
    {
        var before = ward.Queries.Count;
        await work();
        return ward.Queries.Count - before;
    }

    private static Task<int> Count(Ward ward, Func<AppDb, Task<int>> count) => ward.Read(count);

    private static Plan Draft(Ward ward, string rules)
    {
        var reading = PlanReader.Read(
            new PlanSource("", [new PlanText("plan.json", Encoding.UTF8.GetBytes(WardPlan.Json)),
                new PlanText("security.json", Encoding.UTF8.GetBytes(rules))]), ward.Get<PlanInForce>().Earlier);
        Assert.Empty(reading.Problems);
        return reading.Plan!;
    }

    private static async Task Record(Ward ward, params FigureEntry[] entries) => Assert.Empty((await ward.Get<CommandSender>().Send(
        new RecordFigures(entries, "Báo cáo quý", FigureOrigin.Entered), Actor.System("Nguyễn An"), Cancellation)).Refused);
}
