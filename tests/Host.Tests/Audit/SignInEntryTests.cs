using System.Text;
using System.Text.RegularExpressions;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Pages;

namespace ActionPlan.Host.Tests.Audit;

public sealed partial class SignInEntryTests
{
    private const string Chosen = "mùa xuân ở phường mười hai";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [OnFile("it looks for secrets in the bytes of the file")]
    [Fact]
    public async Task Who_came_in_and_who_tried_is_told_and_no_password_stands_anywhere_in_the_data()
    {
        using var folder = new TemporaryFolder();
        folder.WriteSmallPlan("rules/small");
        var data = Path.Combine(folder.Path, "data");
        string first;
        await using (var app = await RunningApp.Start(data, $"--Rules:Folder={Path.Combine(folder.Path, "rules")}"))
        {
            first = await app.OneTimePassword();
            using var client = new HttpClient { BaseAddress = app.Address };
            await Post(client, "/sign-in", "/sign-in", ("name", "khongco"), ("password", "doan-mo-1"));
            await Post(client, "/sign-in", "/sign-in", ("name", "quantri"), ("password", "doan-mo-2"));
            await Post(client, "/sign-in", "/sign-in", ("name", "quantri"), ("password", first));
            await Post(client, "/account/password", "/account/password", ("current", first), ("chosen", Chosen), ("again", Chosen));
        }

        await using (var db =
            new AppDbFactory(DatabaseChoice.OfFile(Path.Combine(data, "actionplan.db")), Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance)
                .CreateDbContext())
        {
            var entries = await db.Audit.AsNoTracking().OrderBy(row => row.Seq).ToListAsync(Cancellation);
            Assert.Equal(
                [("SignInFailed", "khongco"), ("SignInFailed", "quantri"), ("SignedIn", "quantri")],
                entries.Where(entry => entry.Action is "SignInFailed" or "SignedIn")
                    .Select(entry => (entry.Action, EntryChanges.Read(entry.Changes).Facts!["name"]!)));
            var changed = entries.Last(entry => entry.Action == AuditActions.AccountChanged);
            Assert.Equal("127.0.0.1", changed.From);
            Assert.Contains(EntryChanges.Read(changed.Changes).Rows, row => row is { Table: "Users" } && row.After.ContainsKey("PasswordHash"));
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Cancellation);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(data, "*.db*"))
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            Assert.All([first, Chosen, "doan-mo-1", "doan-mo-2"], secret => Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret))));
        }
    }

    private static async Task Post(HttpClient client, string form, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await client.GetStringAsync(new Uri(form, UriKind.Relative), Cancellation)).Groups["token"].Value;
        using var content = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        await client.PostAsync(new Uri(action, UriKind.Relative), content, Cancellation);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
