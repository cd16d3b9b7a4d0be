using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Access.Matrix;
using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ActionPlan.Host.Tests.Api;

/// <summary>The app with the shipped plan as other systems reach it, on the morning of 5 October 2024, and all that it writes into its log.</summary>
public sealed class ApiApp : SampleApp, ILoggerProvider
{
    internal const string Quarter = "2024-Q3";

    private readonly ConcurrentQueue<string> log = [];

    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2024, 10, 5, 8, 0, 0, TimeSpan.FromHours(7)));

    internal string Log => string.Join('\n', log);

    internal static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected override void Configure(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimeProvider>(Clock);
        // Its clock jumps by months: nobody looks at the plan's folder every five seconds of them.
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(PlanWatch)));
        builder.Services.AddSingleton(LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this)));
    }

    /// <summary>A new key; of the police where no other unit is named.</summary>
    internal async Task<string> Key(string unit, params Scope[] scopes) => (await Create(unit, scopes)).Secret!;

    internal Task<ApiKeyChange> Create(string unit, Scope[] scopes, string? module = null, string? area = null) =>
        Do(new CreateApiKey("Hệ thống thống kê", unit, scopes, new DateOnly(2025, 10, 5), module, area));

    internal Task<T> Do<T>(ICommand<T> command) => Services.GetRequiredService<CommandSender>().Send(command, Actor.AtMachine("Thử"), Cancellation);

    internal Task<T> DoAs<T>(Actor actor, ICommand<T> command) => Services.GetRequiredService<CommandSender>().Send(command, actor, Cancellation);

    internal Rules.Plans.Plan Plan => Services.GetRequiredService<PlanInForce>().Current;

    internal async Task<T> Read<T>(Func<AppDb, Task<T>> read)
    {
        await using var db = Services.GetRequiredService<AppDbFactory>().CreateDbContext();
        return await read(db);
    }

    internal HttpClient With(string? key)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return client;
    }

    internal async Task<HttpClient> WithNew(string unit, params Scope[] scopes) => With(await Key(unit, scopes));

    /// <summary>Puts values past everybody, as they would stand once approved.</summary>
    internal Task Approved(params (string Figure, string Period, decimal Value)[] entries) => Do(new Host.Figures.RecordFigures(
        [.. entries.Select(entry => new Host.Figures.FigureEntry(entry.Figure, "phuong-12", Period.Parse(entry.Period), entry.Value))], "Thử",
        Host.Figures.FigureOrigin.Imported));

    ILogger ILoggerProvider.CreateLogger(string categoryName) => new Kept(log);

    void IDisposable.Dispose()
    {
    }

    private sealed class Kept(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }
}

internal static class ApiCalls
{
    public static async Task<HttpResponseMessage> PostFigures(this HttpClient client, string body, string? delivery = null)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri("/api/v1/figures", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", delivery ?? Guid.NewGuid().ToString());
        return await client.SendAsync(request, ApiApp.Cancellation);
    }

    public static Task<HttpResponseMessage> Get(this HttpClient client, string path) => client.GetAsync(new Uri(path, UriKind.Relative), ApiApp.Cancellation);

    public static Task<JsonElement> Json(this HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>(ApiApp.Cancellation);

    /// <summary>The problem that an answer is: of the status, told as RFC 9457 wants it, with words for people.</summary>
    public static async Task<JsonElement> Problem(this HttpResponseMessage answer, int status, string? code = null)
    {
        var text = await answer.Content.ReadAsStringAsync(ApiApp.Cancellation);
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.All((string[])["type", "title", "detail", "code"], member => Assert.NotEqual("", problem.GetProperty(member).GetString()));
        Assert.Equal(code ?? problem.GetProperty("code").GetString(), problem.GetProperty("code").GetString());
        return problem;
    }

    /// <summary>The places that a problem names, as <c>/figures/0/value notANumber</c>.</summary>
    public static string[] Places(this JsonElement problem) =>
        [.. problem.GetProperty("errors").EnumerateArray()
            .Select(place => $"{place.GetProperty("pointer").GetString()} {place.GetProperty("code").GetString()}")];

    public static string Batch(params string[] figures) => $$"""{ "figures": [ {{string.Join(", ", figures)}} ] }""";

    public static string Cases(string value, string period = ApiApp.Quarter) =>
        $$"""{ "figure": "criminalCases", "area": "phuong-12", "period": "{{period}}", "value": {{value}} }""";
}
