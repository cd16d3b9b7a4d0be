using System.Globalization;
using System.Net;
using ActionPlan.Host.Access;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Tests.Access;

/// <summary>Whoever guesses at the door learns neither which names exist nor how they stand, and soon has to wait.</summary>
public sealed class GuessingTests : IAsyncLifetime
{
    private const string Wrong = "sai sai sai sai";

    private readonly TemporaryFolder folder = new();
    private readonly Counting hasher = new();
    private WebApplication app = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        app = await SampleApp.Build(folder.Path, isSample: false, builder => builder.Services.AddScoped<IPasswordHasher<UserAccount>>(_ => hasher));
        await app.Services.OpenDatabase(Cancellation);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>();
            foreach (var (name, lockedUntil, deactivatedAt) in new (string, DateTimeOffset?, DateTimeOffset?)[]
                { ("an", null, null), ("khoa", DateTimeOffset.MaxValue, null), ("nghi", null, DateTimeOffset.UnixEpoch), ("hai-buoc", null, null) })
            {
                var account = new UserAccount { UserName = name, DisplayName = name, FoldedName = name, LockoutEnd = lockedUntil,
                    DeactivatedAt = deactivatedAt, TwoFactorEnabled = name == "hai-buoc" };
                Assert.True((await accounts.CreateAsync(account, "mèo con leo cây cau")).Succeeded);
            }

            Assert.True(
                (await accounts.CreateAsync(
                    new UserAccount { UserName = "noi-khac", DisplayName = "vào từ nơi khác", FoldedName = "vao tu noi khac" })).Succeeded);
        }

        await app.StartAsync(Cancellation);
    }

    [Fact]
    public async Task Every_name_gets_the_same_answer_for_the_same_work()
    {
        using var guesser = new Visitor(new Uri(app.Urls.First()));
        var usual = (await guesser.SignIn("an", Wrong), hasher.Take());

        Assert.Equal(1, usual.Item2);
        foreach (var name in (string[])["khong-co", "khoa", "nghi", "hai-buoc", "noi-khac", "", "Ạn"])
        {
            Assert.Equal((name, usual), (name, (await guesser.SignIn(name, Wrong), hasher.Take())));
        }
    }

    [Fact]
    public async Task Too_many_tries_wait_and_are_told_how_long()
    {
        using var guesser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
        HttpResponseMessage answer;
        var tries = 0;
        do
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "an")]);
            answer = await guesser.PostAsync(new Uri("/sign-in", UriKind.Relative), form, Cancellation);
            tries++;
        }
        while (answer.StatusCode != HttpStatusCode.TooManyRequests && tries < 200);

        Assert.InRange(tries, 61, 121);
        Assert.InRange(int.Parse(answer.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture), 1, 60);
        Assert.Contains("Xin chờ một phút", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await guesser.GetAsync(new Uri("/sign-in", UriKind.Relative), Cancellation)).StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        MigratedDatabase.LetGo(app.Services);
        await app.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Counts how often a password is compared: that is what takes time.</summary>
    private sealed class Counting : IPasswordHasher<UserAccount>
    {
        private readonly PasswordHasher<UserAccount> real = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        private int compared;

        public int Take() => Interlocked.Exchange(ref compared, 0);

        public string HashPassword(UserAccount user, string password) => real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(UserAccount user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref compared);
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
