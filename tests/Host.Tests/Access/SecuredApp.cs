using System.Net;
using ActionPlan.Host.Access;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ActionPlan.Host.Tests.Access;

/// <summary>The app with accounts that have passwords, a clock that stands, and visitors from wherever they say.</summary>
public class SecuredApp : IAsyncLifetime
{
    public const string Password = "mèo con leo cây cau";

    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;

    internal FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    internal IServiceProvider Services => app.Services;

    internal IReadOnlyList<Microsoft.AspNetCore.Routing.RouteEndpoint> Endpoints => SampleApp.EndpointsOf(app);

    internal string DataFolder => folder.Path;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        app = await SampleApp.Build(
            folder.Path, isSample: false,
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(Clock);
                // Its clock jumps by weeks: nobody looks at the plan's folder every five seconds of them.
                builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(PlanWatch)));
            },
            "--ActionPlan:BehindProxy=127.0.0.1", "--AllowedHosts=*");
        await app.Services.OpenDatabase(Cancellation);
        await app.StartAsync(Cancellation);
    }

    /// <summary>An account, and its id.</summary>
    internal async Task<string> Account(string name, Action<UserAccount>? otherwise = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = new UserAccount { UserName = name, DisplayName = name, FoldedName = name, CreatedAt = Clock.GetUtcNow() };
        otherwise?.Invoke(account);
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>().CreateAsync(account, Password)).Succeeded);
        return account.Id;
    }

    internal Visitor From(string address) => new(new Uri(app.Urls.First()), new Forwarded(address));

    internal async Task<Visitor> SignIn(string name, string address)
    {
        var visitor = From(address);
        Assert.Equal("/", await visitor.SignIn(name, Password));
        return visitor;
    }

    internal async Task<Visitor> NewSignedIn(string name, string address)
    {
        await Account(name);
        return await SignIn(name, address);
    }

    /// <summary>A browser that has nothing but a cookie's text.</summary>
    internal HttpClient With(string cookie)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    internal async Task<T> Read<T>(Func<AppDb, Task<T>> query)
    {
        await using var db = Services.GetRequiredService<AppDbFactory>().CreateDbContext();
        return await query(db);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        MigratedDatabase.LetGo(app.Services);
        await app.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>As a proxy says where a request came from.</summary>
    private sealed class Forwarded(string address) : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

        // A container would keep what is for TLS only from an address without it.
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Forwarded-For", address);
            if (cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            }

            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
            {
                var (name, value) = set.Split(';')[0].Split('=', 2) is [var first, var rest] ? (first, rest) : (set, "");
                if (value.Length == 0)
                {
                    cookies.Remove(name);
                }
                else
                {
                    cookies[name] = value;
                }
            }

            return answer;
        }
    }
}
