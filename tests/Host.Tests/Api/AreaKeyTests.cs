using System.Net;
using System.Net.Http.Headers;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Api;

/// <summary>A neighbourhood's own system: its key opens that neighbourhood and no other.</summary>
public sealed class AreaKeyTests(AreaKeyTests.Ward app) : IClassFixture<AreaKeyTests.Ward>
{
    [Fact]
    public async Task Figures_inside_its_area_are_taken_and_those_beside_and_above_it_refused()
    {
        using var system = await app.KeyFor("kp-7");

        Assert.Equal(HttpStatusCode.OK, (await system.PostFigures(Batch("kp-7", "patrols", "12"))).StatusCode);
        foreach (var (area, figure) in new[] { ("kp-70", "patrols"), ("kp-8", "patrols"), ("ward", "cases") })
        {
            var problem = await (await system.PostFigures(Batch(area, figure, "3"))).Problem(403, "notYours");
            Assert.Equal(["/figures/0/figure outsideKey"], problem.Places());
        }

        Assert.Equal(["kp-7 patrols"], await app.Drafts());
    }

    [Fact]
    public async Task One_figure_outside_keeps_all_of_a_batch_out()
    {
        using var system = await app.KeyFor("kp-9");

        var problem = await (await system.PostFigures(ApiCalls.Batch(Figure("kp-9", "fires", "1"), Figure("kp-10", "fires", "2")))).Problem(403, "notYours");

        Assert.Equal(["/figures/1/figure outsideKey"], problem.Places());
        Assert.DoesNotContain("kp-9 fires", await app.Drafts());
    }

    [Fact]
    public async Task What_it_fetches_is_of_its_area_alone()
    {
        await app.Do(new RecordFigures(
            [Cameras("kp-20"), Cameras("kp-21")], "Thử", FigureOrigin.Imported));
        using var system = await app.KeyFor("kp-20");

        var items = (await (await system.Get("/api/v1/figures?period=2024-Q1")).Json()).GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("area").GetString());
        var beside = await system.Get("/api/v1/figures?period=2024-Q1&area=kp-21");

        Assert.Equal(["kp-20"], items);
        Assert.True(beside.StatusCode != HttpStatusCode.OK || (await beside.Json()).GetProperty("items").GetArrayLength() == 0);
    }

    private static string Batch(string area, string figure, string value) => ApiCalls.Batch(Figure(area, figure, value));

    private static string Figure(string area, string figure, string value) =>
        $$"""{ "figure": "{{figure}}", "area": "{{area}}", "period": "2024-Q2", "value": {{value}} }""";

    /// <summary>The app on a plan whose figures are broken down by neighbourhood.</summary>
    public sealed class Ward : SampleApp
    {
        public override ValueTask InitializeAsync()
        {
            var plan = Directory.CreateDirectory(Path.Combine(DataFolder, "rules", "plan")).FullName;
            File.WriteAllText(Path.Combine(plan, "plan.json"), BrokenDownPlan.Json);
            File.WriteAllText(Path.Combine(plan, "security.json"), BrokenDownPlan.Rules);
            return base.InitializeAsync();
        }

        internal Task<T> Do<T>(Mediator.ICommand<T> command) =>
            Services.GetRequiredService<CommandSender>().Send(command, Actor.AtMachine("Thử"), ApiApp.Cancellation);

        internal async Task<HttpClient> KeyFor(string area)
        {
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var key = await Do(new CreateApiKey("Khu phố", "police", [Scope.FiguresWrite, Scope.FiguresRead], today.AddYears(1), null, area));
            var client = new HttpClient { BaseAddress = Address };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Secret);
            return client;
        }

        internal async Task<List<string>> Drafts()
        {
            await using var db = Services.GetRequiredService<AppDbFactory>().CreateDbContext();
            return await db.FigureDrafts.Select(row => row.Area + " " + row.Figure).ToListAsync(ApiApp.Cancellation);
        }

        private protected override void Configure(WebApplicationBuilder builder) => builder.Configuration["Rules:Folder"] = Path.Combine(DataFolder, "rules");
    }

    private static FigureEntry Cameras(string area) => new("cameras", area, Period.Parse("2024-Q1"), 5);
}
