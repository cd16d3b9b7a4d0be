using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Pages;
using ActionPlan.Host.Tests.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>A city of three wards and one of forty: no page asks the database more often for the larger one.</summary>
public sealed class QueriesByAreasTests
{
    private static readonly string[] People = VisitedPage.IsLong
        ? ["mau.vanphong", "mau.bithu", "mau.truongcongan", "mau.kiemtra", "mau.quantri"]
        : ["mau.vanphong", "mau.truongcongan"];

    private static readonly string[] More =
    [
        "/targets/security/detection?area=ward-2", "/board?area=ward-2", "/figures/police/ward-2/2024-Q3", "/figures/cell/cases/ward-2/2024-Q3",
        "/completeness/police", "/summaries/units/police?area=ward-2",
        "/summaries/modules/security", "/meeting/targets/security/detection?area=ward-2", "/meeting/overdue", "/registers/wells", "/runs/1", "/alerts/1",
        "/admin/unit/police", "/admin/area/ward-2", "/search?q=phuong",
        "/compare?area=ward-2", "/alerts?state=all",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_page_asks_the_database_more_often_where_there_are_more_areas()
    {
        var (few, many) = (await Counts(3), await Counts(40));

        Assert.True(few.Count > 30 * People.Length, $"Only {few.Count} pages were opened.");
        Assert.Empty(from page in few where many[page.Key] > page.Value select $"{page.Key}: {page.Value} for three wards, {many[page.Key]} for forty");
    }

    private static async Task<IReadOnlyDictionary<(string Person, string Page), int>> Counts(int wards)
    {
        await using var city = new CityApp(wards);
        await city.InitializeAsync();
        var counts = new Dictionary<(string, string), int>();
        foreach (var person in People)
        {
            using var client = await city.As(person);
            foreach (var page in SweptAddress.All(city, "GET").Where(address => AppRoutes.IsPage(address.Endpoint) && address.RouteParameters.Count == 0)
                .Select(address => address.Name).Concat(More))
            {
                // Nothing is kept at the first visit, so that it counts all that the page needs.
                var asked = await city.Queries.Of(client, "/p" + page, Cancellation);
                if (asked.Count > 0)
                {
                    counts[(person, page)] = asked.Count;
                }
            }
        }

        return counts;
    }

    private sealed class CityApp(int wards) : SampleApp
    {
        private static readonly string[] Reported = ["cases", "solved"];

        public CountedQueries Queries { get; } = new();

        private protected override void Configure(WebApplicationBuilder builder)
        {
            var rules = Directory.CreateDirectory(Path.Combine(DataFolder, "rules", "p")).FullName;
            File.WriteAllText(Path.Combine(rules, "plan.json"), CityPlan.Json(wards));
            File.WriteAllText(Path.Combine(rules, "security.json"), CityPlan.Rules);
            builder.Configuration["Rules:Folder"] = Path.Combine(DataFolder, "rules");
            builder.Services.Intercept(Queries);
        }

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await using (var db = Services.GetRequiredService<AppDbFactory>().CreateDbContext())
            {
                db.AddRange(
                    from ward in Enumerable.Range(1, wards) from quarter in Enumerable.Range(2, 2) from figure in Reported
                    select new FigureRow
                    {
                        PlanId = "p", Figure = figure, Area = FormattableString.Invariant($"ward-{ward}"), Period = Period.OfQuarter(2024, quarter),
                        Value = figure == "solved" ? 1 : 4,
                        EnteredAt = DateTimeOffset.UnixEpoch, EnteredBy = "Thử", Reason = "Thử", Origin = FigureOrigin.Entered,
                    });
                await db.SaveChangesAsync(Cancellation);
            }

            var commands = Services.GetRequiredService<CommandSender>();
            foreach (var quarter in new[] { "2024-Q2", "2024-Q3" })
            {
                await commands.Send(new EvaluateQuarter(Period.Parse(quarter), RunTrigger.Manual), Actor.AtMachine("Thử"), Cancellation);
            }
        }
    }
}
