using System.Net;
using ActionPlan.Host.Evaluation;
using Microsoft.AspNetCore.Routing;
using static ActionPlan.Host.Tests.Api.ApiCalls;

namespace ActionPlan.Host.Tests.Api;

/// <summary>Each scope at each address, cell by cell; an address that stands here not at all fails the tests.</summary>
[Collection(nameof(ApiCollection))]
public sealed class ScopeTests(ApiApp app)
{
    private const string Every = "figures:write figures:read verdicts:read alerts:read";

    private static readonly Dictionary<string, string> Table = new(StringComparer.Ordinal)
    {
        ["GET /api/v1/plan"] = Every,
        ["POST /api/v1/figures"] = "figures:write",
        ["GET /api/v1/figures"] = "figures:read",
        ["GET /api/v1/verdicts"] = "verdicts:read",
        ["GET /api/v1/alerts"] = "alerts:read",
    };

    public static TheoryData<string> Codes => [.. Every.Split(' ')];

    [Fact]
    public void Every_address_stands_in_the_table()
    {
        var addresses = app.Endpoints.Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/v1", StringComparison.Ordinal) == true)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods,
                (endpoint, method) => $"{method} {endpoint.RoutePattern.RawText}");

        Assert.Equal(Table.Keys.Order(StringComparer.Ordinal), addresses.Order(StringComparer.Ordinal));
        Assert.Equal(Every.Split(' '), Enum.GetValues<Scope>().Select(scope => scope.Code()));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_scope_opens_what_the_table_says_and_nothing_else(string code)
    {
        await app.Do(new EvaluateQuarter(Period.Parse("2020-Q3"), RunTrigger.Manual));
        using var system = await app.WithNew("police", Scopes.Of(code)!.Value);

        foreach (var (address, scopes) in Table)
        {
            var answer = address.StartsWith("POST", StringComparison.Ordinal)
                ? await system.PostFigures(Batch(Cases("7", "2020-Q3")), "scope")
                : await system.Get(address[4..] + "?period=2020-Q3");
            if (scopes.Split(' ').Contains(code))
            {
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} {answer.StatusCode}");
            }
            else
            {
                await answer.Problem(403, "noScope");
            }
        }
    }
}
