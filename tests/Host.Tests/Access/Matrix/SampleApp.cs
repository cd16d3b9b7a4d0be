using System.Net;
using System.Text.RegularExpressions;
using ActionPlan.Host.Access;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Samples;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActionPlan.Host.Tests.Access.Matrix;

/// <summary>
/// The app as it serves, in this process, so that its endpoints can be listed and called alike: the sample's people on an empty sample, and
/// beside them somebody without any role.
/// </summary>
public partial class SampleApp : IAsyncLifetime
{
    /// <summary>Static files that are not there, and redirections of Blazor's own: signed in by the fallback policy, and without content.</summary>
    private static readonly string[] OfTheFramework = ["Fallback {**path:file}", "Blazor Opaque Redirection"];

    // Files lie beside the app's own executable, not beside the tests'; which ones there are does not matter here. Written once: others read it meanwhile.
    private static readonly Lazy<Task> NoFiles = new(() => File.WriteAllTextAsync(
        Path.Combine(AppContext.BaseDirectory, "ActionPlan.Host.Tests.staticwebassets.endpoints.json"),
        """{ "Version": 1, "ManifestType": "Build", "Endpoints": [] }"""));

    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>Pages and endpoints, files left out.</summary>
    internal IReadOnlyList<RouteEndpoint> Endpoints { get; private set; } = [];

    internal IServiceProvider Services => app.Services;

    internal static async Task<WebApplication> Build(
        string dataFolder, bool isSample, Action<WebApplicationBuilder>? configure = null, params string[] settings)
    {
        await NoFiles.Value;
        await TestDatabases.PutInto(new Deployment(isSample, dataFolder));
        var builder = HostBuild.Prepare([.. TestDatabases.Arguments, .. settings], new Deployment(isSample, dataFolder), Serilog.Events.LogEventLevel.Fatal);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        TestDatabases.Configure(builder.Services, isSample);
        // A slow hash is what the program promises and not what is tested; StoredSecretsTests look at it.
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        configure?.Invoke(builder);
        var built = builder.Build();
        WebHost.Map(built);
        built.MapSample();
        await TestDatabases.TakeSample(built.Services);
        return built;
    }

    internal static IReadOnlyList<RouteEndpoint> EndpointsOf(WebApplication built) =>
        [.. ((IEndpointRouteBuilder)built).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => !OfTheFramework.Contains(endpoint.DisplayName))];

    private protected string DataFolder => folder.Path;

    /// <summary>What a test's own app has otherwise.</summary>
    private protected virtual void Configure(WebApplicationBuilder builder)
    {
    }

    public virtual async ValueTask InitializeAsync()
    {
        app = await Build(folder.Path, isSample: true, Configure);
        Endpoints = EndpointsOf(app);
        await app.Services.OpenDatabase();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<SampleAccounts>().CreateIfNone(CancellationToken.None);
            var nobody = new UserAccount { UserName = "mau.khongquyen", DisplayName = "mau.khongquyen", FoldedName = "mau.khongquyen" };
            await scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>().CreateAsync(nobody);
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Signed in as one of the sample's people; null is a stranger.</summary>
    public async Task<HttpClient> As(string? userName)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        if (userName is not null)
        {
            await SignIn(client, userName);
        }

        return client;
    }

    /// <summary>As one of the sample's people, on any app that shows it.</summary>
    internal static async Task SignIn(HttpClient client, string userName)
    {
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("name", userName), KeyValuePair.Create("__RequestVerificationToken", await TokenOf(client, "/sign-in"))]);
        using var answer = await client.PostAsync(new Uri("/sign-in/sample", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>The hidden field that a page's forms carry.</summary>
    public static async Task<string> TokenOf(HttpClient client, string path) =>
        Token().Match(await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).Groups["token"].Value;

    public virtual async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        MigratedDatabase.LetGo(app.Services);
        await app.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
