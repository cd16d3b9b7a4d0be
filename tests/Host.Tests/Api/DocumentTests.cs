using System.Net;
using System.Text.Json;
using ActionPlan.Host.Api.Document;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Scope = ActionPlan.Host.Rights.Scope;

namespace ActionPlan.Host.Tests.Api;

[Collection(nameof(ApiCollection))]
public sealed class DocumentTests(ApiApp app)
{
    [Fact]
    public async Task The_document_is_valid_and_holds_every_address_and_no_other()
    {
        var read = OpenApiDocument.Parse(await Document(), "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        var told = read.Document!.Paths.SelectMany(path => path.Value.Operations!, (path, operation) => $"{operation.Key.Method} {path.Key}");
        var addresses = app.Endpoints.Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/v1", StringComparison.Ordinal) == true)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods,
                (endpoint, method) => $"{method} {endpoint.RoutePattern.RawText}");
        Assert.Equal(addresses.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everything_is_described_and_every_operation_says_what_opens_it_and_how_it_may_fail()
    {
        var root = JsonDocument.Parse(await Document()).RootElement;
        Assert.Equal(("http", "bearer"), (Security(root, "type"), Security(root, "scheme")));
        var silent = new List<string>();
        foreach (var operation in root.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Select(operation => operation.Value))
        {
            var id = operation.GetProperty("operationId").GetString()!;
            Assert.NotEmpty(operation.GetProperty("security").EnumerateArray());
            Assert.Contains(":", operation.GetProperty("description").GetString()!.Split("Phạm vi của khóa:")[1], StringComparison.Ordinal);
            Assert.Empty(((string[])["200", "401", "403", "429", "500"])
                .Except(operation.GetProperty("responses").EnumerateObject().Select(response => response.Name)));
            Assert.All(
                operation.GetProperty("responses").EnumerateObject().Where(response => response.Name != "200"),
                response => Assert.Equal("application/problem+json", response.Value.GetProperty("content").EnumerateObject().Single().Name));
            silent.AddRange(operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(parameter => !IsTold(parameter)).Select(parameter => $"{id} {parameter.GetProperty("name")}") : []);
        }

        silent.AddRange(root.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(schema => schema.Value.TryGetProperty("properties", out _))
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject(), (schema, member) => (schema.Name, member))
            .Where(pair => !IsTold(pair.member.Value)).Select(pair => $"{pair.Name}.{pair.member.Name}"));
        Assert.Empty(silent);
    }

    [Fact]
    public async Task Its_example_is_taken_as_it_stands()
    {
        using var system = await app.WithNew("police", Scope.FiguresWrite);

        var answer = await system.PostFigures(ApiExamples.PostedFigures.Replace("2025-Q4", "2024-Q2", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_answers_have_the_members_that_it_names()
    {
        var schemas = JsonDocument.Parse(await Document()).RootElement.GetProperty("components").GetProperty("schemas");
        using var system = await app.WithNew("police", Enum.GetValues<Scope>());

        Same(schemas, "PlanFacts", await (await system.Get("/api/v1/plan")).Json());
        Same(schemas, "FigureList", await (await system.Get("/api/v1/figures?period=2024-Q3")).Json());
        Same(schemas, "AlertList", await (await system.Get("/api/v1/alerts")).Json());
        Same(schemas, "ApiProblem", await (await system.Get("/api/v1/figures")).Problem(400));
    }

    private static void Same(JsonElement schemas, string name, JsonElement answer)
    {
        var required = schemas.GetProperty(name).GetProperty("required").EnumerateArray().Select(member => member.GetString()!);
        var known = schemas.GetProperty(name).GetProperty("properties").EnumerateObject().Select(member => member.Name);
        var given = answer.EnumerateObject().Select(member => member.Name).ToList();
        Assert.Empty(required.Except(given, StringComparer.Ordinal));
        Assert.Empty(given.Except(known, StringComparer.Ordinal));
    }

    private static string? Security(JsonElement root, string member) =>
        root.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty(member).GetString();

    private static bool IsTold(JsonElement element) => element.TryGetProperty("description", out var words) ? words.GetString() is { Length: > 0 }
        : element.TryGetProperty("oneOf", out var kinds) && kinds.EnumerateArray().Any(IsTold);

    private async Task<string> Document()
    {
        using var stranger = app.With(null);
        return await stranger.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative), ApiApp.Cancellation);
    }
}
