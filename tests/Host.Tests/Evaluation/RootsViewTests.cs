using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Evaluation.Roots;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Evaluation;

/// <summary>A city's wards side by side.</summary>
public sealed class RootsViewTests
{
    private const string Crime = "security.crime";
    private const string Detection = "security.detection";
    private const string Talks = "security.talks";
    private const string InUse = "\"inUseFrom\": \"2024-Q1\",";

    private static readonly string[] Reporting = ["ward-1", "ward-2", "ward-4"];
    private static readonly string[] Figures = ["cases", "solved", "meetings"];

    private static readonly Period Q3 = Period.Parse("2024-Q3");

    private static readonly Actor Office = new("Lê Thị Văn Phòng", "office", [new Grant(Role.Office)], "127.0.0.1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wards_stand_by_what_troubles_them_with_their_worst_targets_and_who_has_not_reported()
    {
        await using var city = await Ward.Open(plan: CityPlan.Json(4, InUse), rules: CityPlan.Rules);
        await city.Get<CommandSender>().Send(
            new RecordFigures(
                [.. from ward in Reporting from figure in Figures where (ward, figure) != ("ward-2", "meetings") select new FigureEntry(figure, ward, Q3, 4)],
                "Nhập quý", FigureOrigin.Imported), Actor.System("Thử"), Cancellation);
        city.Failing = [new(Talks, "ward-4")];
        await city.Judge(
            "2024-Q3", RunTrigger.Schedule,
            Of(Crime, Status.Met, 4, "ward-1"), Of(Detection, Status.Met, 100, "ward-1"), Of(Talks, Status.Met, 4, "ward-1"),
            Of(Talks, Status.Missed, 0, "kp-1"),
            Of(Crime, Status.AtRisk, 4, "ward-2"), Of(Detection, Status.Missed, 1, "ward-2"), Of(Talks, Status.NoData, null, "ward-2"),
            Of(Crime, Status.NoData, null, "ward-3"), Of(Detection, Status.NoData, null, "ward-3"), Of(Talks, Status.NoData, null, "ward-3"),
            Of(Crime, Status.Met, 4, "ward-4"), Of(Detection, Status.NotApplicable, null, "ward-4"));

        var (view, lines) = await Read(city, Office);
        Assert.Equal("ward-2 ward-3 ward-4 ward-1", Ids(lines));
        Assert.Equal((4, 4, 1, 1, 4), (view.Areas, view.Total.Met, view.Total.Missed, view.Total.AtRisk, view.Total.NoData));
        Assert.Equal([(Detection, Status.Missed), (Crime, Status.AtRisk), (Talks, Status.NoData)], lines[0].Worst.Select(bad => (bad.Target.Key, bad.Status)));
        Assert.Equal(["1 front", "3 police front", "0 ", "0 "], lines.Select(line => $"{line.Owing!.Overdue} {string.Join(' ', line.Owing.Units)}"));
        Assert.Equal([0, 0, 1, 0], lines.Select(line => line.Failures));
        Assert.Empty(lines[3].Worst);

        Assert.Equal("ward-3 ward-2 ward-4 ward-1", Ids((await Read(city, Office, sort: RootFilter.ByOwing)).Lines));
        Assert.Equal("ward-3 ward-2 ward-4 ward-1", Ids((await Read(city, Office, sort: nameof(Status.NoData))).Lines));
        Assert.Equal("ward-1 ward-2 ward-3 ward-4", Ids((await Read(city, Office, sort: RootFilter.ByName)).Lines));
        Assert.Equal("ward-3", Ids((await Read(city, Office, text: "phuong 3")).Lines));

        // A quarter that nobody has judged is sorted by who has not reported; the ward that merged into another had its place then.
        var (before, unjudged) = await Read(city, Office, "2024-Q1");
        Assert.Null(before.Run);
        Assert.Equal("ward-1 ward-2 ward-3 ward-4 old", Ids(unjudged));

        // Of units whose work is not shown to the reader, drafts are hidden too: what they owe is not told.
        Assert.All((await Read(city, new Actor("Võ Văn Quy", "rules", [new Grant(Role.ModuleOwner)], "127.0.0.1"))).Lines, line => Assert.Null(line.Owing));
        var (own, two) = await Read(
            city, new Actor("Võ Văn Trưởng", "two", [new Grant(Role.UnitHead, "police", Area: "ward-3"), new Grant(Role.Leader, Area: "ward-1")], "127.0.0.1"));
        Assert.Equal("ward-3 ward-1", Ids(two));
        Assert.Equal((2, 3, 3, 0), (own.Areas, own.Total.Met, own.Total.NoData, own.Total.Missed));
        Assert.Equal(["2 police", "0 "], two.Select(line => $"{line.Owing!.Overdue} {string.Join(' ', line.Owing.Units)}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(RootFilter.ByOwing)]
    public async Task However_many_wards_there_are_the_database_is_asked_as_often(string? sort)
    {
        var counts = new List<int>();
        foreach (var wards in new[] { 3, 200 })
        {
            await using var city = await Ward.Open(plan: CityPlan.Json(wards, InUse), rules: CityPlan.Rules);
            await city.Judge("2024-Q3", RunTrigger.CatchUp,
                [.. Enumerable.Range(1, wards).Select(number => Of(Crime, number % 2 == 0 ? Status.Missed : Status.Met, 4, $"ward-{number}"))]);

            var before = city.Queries.Count;
            var (_, lines) = await Read(city, Office, sort: sort);
            counts.Add(city.Queries.Count - before);
            Assert.Equal(Math.Min(50, wards), lines.Count);
            Assert.Equal("ward-2", lines[0].Area.Id);

            // How the run came out is counted once.
            before = city.Queries.Count;
            Assert.Equal(lines.Select(line => (line.Area, line.Counts)), (await Read(city, Office, sort: sort)).Lines.Select(line => (line.Area, line.Counts)));
            Assert.Equal(counts[^1] - 2, city.Queries.Count - before);
        }

        Assert.InRange(counts[0], 1, 12);
        Assert.Equal(counts[0], counts[1]);
    }

    private static string Ids(IEnumerable<RootLine> lines) => string.Join(' ', lines.Select(line => line.Area.Id));

    // The first page, as the page reads it.
    private static async Task<(RootsView View, IReadOnlyList<RootLine> Lines)> Read(
        Ward city, Actor actor, string quarter = "2024-Q3", string? text = null, string? sort = null)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<Acting>().Reads(actor);
        var (db, plans, acting) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<PlanInForce>(), services.GetRequiredService<Acting>());
        var run = await db.Runs.AsNoTracking().InForce(plans.Current, city.Clock.GetUtcNow()).Where(one => one.Period == Period.Parse(quarter))
            .FirstOrDefaultAsync(Cancellation);
        var roots = new RootsViews(db, plans, services.GetRequiredService<CountedRuns>());
        var view = await roots.Load(acting, run, Period.Parse(quarter), new RootFilter(text, sort), new DateOnly(2024, 11, 5), Cancellation);
        return (view, await roots.Show(view, acting, [.. view.Lines.Take(50)], new DateOnly(2024, 11, 5), Cancellation));
    }
}
