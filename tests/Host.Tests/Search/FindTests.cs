using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Search;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Evaluation;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Search;

/// <summary>Names are found without diacritics, by the plan's synonyms, and by those only who may see what they name.</summary>
public sealed class FindTests
{
    private const string Synonyms = "\"synonyms\": [ { \"words\": [\"phạm pháp\", \"tội phạm\"] } ],";

    private static readonly Actor Office = new("Văn phòng", "office", [new Grant(Role.Office)], "127.0.0.1");
    private static readonly Actor Administrator = new("Quản trị", "admin", [new Grant(Role.Administrator)], "127.0.0.1");
    private static readonly Actor OfTwo = new("Phường 2", "two", [new Grant(Role.UnitHead, "police", Area: "ward-2")], "127.0.0.1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_is_found_by_kind_however_it_is_written()
    {
        await using var city = await Ward.Open(plan: CityPlan.Json(4, Synonyms), rules: CityPlan.Rules);
        await city.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.Missed, 6, "ward-1"),
            Verdicts.Of("security.crime", Status.Missed, 6, "ward-2"));

        foreach (var typed in (string[])["phạm pháp", "PHAM PHAP", "  phap   pham ", "Tội phạm", "toi pham"])
        {
            var found = await Search(city, Office, typed);
            Assert.Contains("targets/security/crime", Addresses(found, FoundKind.Target));
            Assert.Equal(2, found.Single(group => group.Kind == FoundKind.Alert).Count);
        }

        Assert.Contains("summaries/units/police", Addresses(await Search(city, Office, "cong an"), FoundKind.Unit));
        Assert.Contains("board?area=ward-3", Addresses(await Search(city, Office, "phuong 3"), FoundKind.Area));
        Assert.Equal(["alerts"], Addresses(await Search(city, Office, "canh bao"), FoundKind.Page));
        Assert.Contains("registers/", Addresses(await Search(city, Office, "giếng & hẻm 36"), FoundKind.Register)[0], StringComparison.Ordinal);
        Assert.Contains("gi%E1%BA%BFng%20%26%20h%E1%BA%BBm%2036", Addresses(await Search(city, Office, "giếng & hẻm 36"), FoundKind.Register)[0],
            StringComparison.Ordinal);
        foreach (var nothing in (string?[])[null, "", "   ", " , ; “ "])
        {
            Assert.Empty(await Search(city, Office, nothing));
        }

        Assert.DoesNotContain(await Search(city, Office, new string('x', 100_000)), group => group.Kind != FoundKind.Register);
    }

    [Fact]
    public async Task Nobody_finds_what_he_may_not_see()
    {
        await using var city = await Ward.Open(plan: CityPlan.Json(4), rules: CityPlan.Rules);
        await city.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.Missed, 6, "ward-1"),
            Verdicts.Of("security.crime", Status.Missed, 6, "ward-2"));

        Assert.Equal(1, (await Search(city, OfTwo, "pham phap")).Single(group => group.Kind == FoundKind.Alert).Count);
        Assert.Equal(["board?area=ward-2"], Addresses(await Search(city, OfTwo, "phường"), FoundKind.Area));
        Assert.Empty(Addresses(await Search(city, Administrator, "x"), FoundKind.Register));
        Assert.Empty(Addresses(await Search(city, Office, "a"), FoundKind.Person));
    }

    [Fact]
    public async Task A_country_s_areas_are_looked_through_with_as_few_queries_as_a_ward_s()
    {
        var counts = new List<int>();
        foreach (var wards in new[] { 3, 1000 })
        {
            await using var city = await Ward.Open(plan: CityPlan.Json(wards), rules: CityPlan.Rules);
            var before = city.Queries.Count;
            Assert.Contains("board?area=ward-3", Addresses(await Search(city, Office, "phuong 3"), FoundKind.Area));
            counts.Add(city.Queries.Count - before);
        }

        Assert.Equal(counts[0], counts[1]);
        Assert.InRange(counts[0], 0, 4);
    }

    private static IReadOnlyList<string> Addresses(IReadOnlyList<FoundGroup> groups, FoundKind kind) =>
        [.. groups.Where(group => group.Kind == kind).SelectMany(group => group.First).Select(one => one.Address)];

    private static async Task<IReadOnlyList<FoundGroup>> Search(Ward city, Actor actor, string? typed)
    {
        await using var scope = city.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Reads(actor);
        return await scope.ServiceProvider.GetRequiredService<Find>()
            .Read(typed, [("Cảnh báo", "alerts"), ("Số liệu", "figures")], [("Cảnh báo", "help#AlertsPage", "Cảnh báo mở ra khi chỉ tiêu có nguy cơ")],
                (kind, quarter, _) => $"Báo cáo {kind.Span(quarter, quarter)}", Cancellation);
    }
}
