using System.Net;
using ActionPlan.Host.Access.People;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Access.Outside;

/// <summary>The app in this process, with a provider beside it, the first administrator, and whoever a test prepares.</summary>
public sealed class OutsideApp : IAsyncLifetime
{
    private static readonly Actor Administrator = new("Quản trị", "administrator", [new Grant(Role.Administrator)], "127.0.0.1");

    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;

    internal Provider Provider { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public string OneTimePassword { get; private set; } = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Provider = await Provider.Start();
        app = await SampleApp.Build(
            folder.Path, isSample: false, configure: null,
            ["--Oidc:Authority=" + Provider.Issuer, "--Oidc:ClientId=" + Provider.ClientId, "--Oidc:ClientSecret=" + Provider.ClientSecret,
                "--Oidc:Name=Cổng phường"]);
        await app.Services.OpenDatabase();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            OneTimePassword = (await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().CreateIfNone(Cancellation))!;
        }

        await app.StartAsync(Cancellation);
        Address = new Uri(app.Urls.First());
    }

    /// <summary>An account as an administrator prepares it.</summary>
    internal async Task<PersonChange> Prepare(string userName, string? email)
    {
        var person = await Send(new CreatePerson(userName, new PersonFacts(userName, null, email)));
        await Send(new GrantRole(person.Id!, new Grant(Role.Leader)));
        return person;
    }

    internal Task<PersonChange> Send(Mediator.ICommand<PersonChange> command) =>
        app.Services.GetRequiredService<CommandSender>().Send(command, Administrator, Cancellation);

    internal async Task<T> Read<T>(Func<AppDb, Task<T>> read)
    {
        await using var db = app.Services.GetRequiredService<AppDbFactory>().CreateDbContext();
        return await read(db);
    }

    /// <summary>The newest entry of the trail about coming in.</summary>
    internal async Task<(string Action, string? UserId, IReadOnlyDictionary<string, string?> Facts)> NewestSignIn()
    {
        var entry = await Read(db => db.Audit.AsNoTracking()
            .Where(row => row.Action == AuditActions.SignedIn || row.Action == AuditActions.SignInFailed).OrderByDescending(row => row.Seq)
            .FirstAsync(Cancellation));
        return (entry.Action, entry.UserId, EntryChanges.Read(entry.Changes).Facts!);
    }

    /// <summary>Presses the button and follows wherever it leads, through the provider and back.</summary>
    internal async Task<Walk> SignIn(Visitor visitor, Somebody person, Trick trick = Trick.None, string back = "/")
    {
        (Provider.Person, Provider.Trick) = (person, trick);
        return await Follow(visitor, "/sign-in/outside?back=" + Uri.EscapeDataString(back));
    }

    internal async Task<Walk> Follow(Visitor visitor, string path)
    {
        var seen = new List<string> { new Uri(Address, path).ToString() };
        while (true)
        {
            var answer = await visitor.Get(seen[^1]);
            if (answer.StatusCode != HttpStatusCode.Redirect || seen.Count > 8)
            {
                return new Walk(seen, answer.StatusCode, new Uri(seen[^1]).PathAndQuery);
            }

            seen.Add(new Uri(new Uri(seen[^1]), answer.Headers.Location!).ToString());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        MigratedDatabase.LetGo(app.Services);
        await app.DisposeAsync();
        await Provider.DisposeAsync();
        folder.Dispose();
    }
}

/// <summary>The addresses passed, and where it ended.</summary>
internal sealed record Walk(IReadOnlyList<string> Addresses, HttpStatusCode Status, string End);
