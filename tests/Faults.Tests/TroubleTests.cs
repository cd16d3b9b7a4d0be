using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Tests.Mail;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Faults.Tests;

/// <summary>A mail server that breaks, a full disk, a database that is held, damaged or gone.</summary>
public sealed partial class TroubleTests(Prepared prepared)
{
    private static readonly string[] Words = Tally.IsLong ? ["EHLO", "MAIL", "RCPT", "DATA", "."] : ["MAIL"];
    private static readonly string?[] Answers = Tally.IsLong
        ? [null, "421 4.3.2 shutting down", "451 4.3.0 later", "550 5.7.1 no", "530 5.7.0 Authentication required", "nonsense"]
        : ["530 5.7.0 Authentication required"];

    [Fact]
    public async Task A_mail_server_that_breaks_at_any_word_loses_no_run_and_its_words_stand_beside_the_letters()
    {
        var tally = new Tally("SMTP broken at a command");
        var all = from word in Words from answer in Answers select (word, answer);
        foreach (var (word, answer) in Tally.IsLong ? Tally.Of(all) : all)
        {
            await using var server = new SmtpListener();
            using var site = (await prepared.Imported).Copy();
            site.MailTo(server.Port);
            bool Meant(string line) => line.StartsWith(word, StringComparison.Ordinal) || (word == "EHLO" && line.StartsWith("HELO", StringComparison.Ordinal));
            server.Drop = line => answer is null && Meant(line);
            server.Answer = line => answer is not null && Meant(line) ? answer : null;
            var ended = await site.Evaluate();
            var waits = site.Ask("SELECT count(*) FROM Outbox WHERE State = 'Sending'");
            var told = site.Ask("SELECT count(*) FROM Outbox WHERE LastError IS NOT NULL AND LastError <> ''");
            server.Drop = _ => false;
            server.Answer = _ => null;
            site.Ask("UPDATE Outbox SET NextAttemptAt = 0 WHERE State = 'Waiting'");
            var again = await site.Inside(Deeds.Evaluate);
            var open = site.Ask("SELECT count(*) FROM Outbox WHERE State NOT IN ('Sent', 'Failed')");
            if (ended.Code != 0 || again is not null || waits is not 0L || told is 0L || open is not 0L)
            {
                tally.Wrong($"{word} {answer}: {ended.Code} {again}, sending {waits}, told {told}, open {open}; {ended.Error}");
            }
            else
            {
                tally.Right();
            }
        }

        tally.Close();
    }

    [Fact]
    public async Task A_file_in_trouble_is_told_in_one_line_with_exit_code_1_and_left_as_it_is()
    {
        var tally = new Tally("Damaged, missing, newer or locked files at start");
        var faults = new (string Name, Action<Site> Do, string Told)[]
        {
            ("garbage in the database", site => Spoil(site, 4096 * 5, 4096 * 30), "damaged"),
            ("no database at all", site => File.WriteAllText(site.Database, "Đây không phải là cơ sở dữ liệu, mà là một tệp chữ."), "damaged"),
            ("an emptied database", site => File.WriteAllBytes(site.Database, []), "empty"),
            ("a missing database", site => File.Delete(site.Database), "missing"),
            ("a newer database", site => site.Ask("INSERT INTO Migrations VALUES ('29991231000000_Later', '99')"), "newer"),
            ("half a settings file", site => site.Write("data/settings.json", "{ \"Mail\": { \"From\": \"vp@"), "settings.json"),
            ("an empty settings file", site => site.Write("data/settings.json", ""), "settings.json"),
            ("wrong settings", site => site.Write("data/settings.json", "{ \"Mail\": { \"Smtp\": { \"Port\": \"x\", \"Pasword\": \"y\" } } }"),
                "Mail:Smtp:Pasword"),
        };
        foreach (var (name, spoil, told) in Tally.IsLong ? faults : [faults[3]])
        {
            using var site = (await prepared.Imported).Copy();
            spoil(site);
            var before = File.Exists(site.Database) ? new FileInfo(site.Database).Length : -1;
            var ended = await site.Run(null, null, "verify-audit");
            // Warnings of the log come beside it.
            var isOneLine = ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Count(line => !line.Contains(" WRN ", StringComparison.Ordinal)) <= (name == "wrong settings" ? 3 : 1);
            var after = File.Exists(site.Database) ? new FileInfo(site.Database).Length : -1;
            if (ended.Code != 1 || !isOneLine || !ended.Error.Contains(told, StringComparison.Ordinal) || before != after)
            {
                tally.Wrong($"{name}: {ended.Code} {before} {after} {ended.Error}");
            }
            else
            {
                tally.Right();
            }
        }

        tally.Close();
    }

    [Fact]
    public async Task A_database_that_is_held_or_deleted_under_the_running_app_is_told_and_nothing_is_said_to_be_saved()
    {
        var tally = new Tally("Database held, then deleted, under the running app");
        using var site = (await prepared.Imported).Copy();
        site.Write("data/settings.json", $$"""{ "Database": { "ConnectionString": "Data Source={{site.Database}};Default Timeout=2" } }""");
        await using var served = Served.Start(site);
        Assert.True(await served.Answers(), served.Said);
        var token =
            Token()
                .Match(await served.Client.GetStringAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken)).Groups["token"].Value;
        Check(tally, "before", await Calm(served, token), HttpStatusCode.Redirect);
        await using (var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = site.Database, Pooling = false }.ConnectionString))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            Check(tally, "held", await Knock(served, token), HttpStatusCode.ServiceUnavailable);
        }

        Check(tally, "released", await Calm(served, token), HttpStatusCode.Redirect);
        File.Delete(site.Database);
        Check(tally, "deleted", await Knock(served, token), HttpStatusCode.ServiceUnavailable);
        using var health = await served.Client.GetAsync(new Uri("/healthz", UriKind.Relative), TestContext.Current.CancellationToken);
        Check(tally, "health", health.StatusCode, HttpStatusCode.ServiceUnavailable);
        tally.Close();
    }

    [Fact]
    public async Task A_disk_that_fills_is_told_in_one_line_and_what_was_there_stays_right()
    {
        if (await Mounting.Found() is not { } mounting)
        {
            // Neither root nor a user's own namespaces here; .ci/run has the one or the other.
            TestContext.Current.TestOutputHelper?.WriteLine("A small disk cannot be mounted here: this fault was not tried.");
            return;
        }

        var tally = new Tally("Disk full (a small tmpfs)");
        foreach (var left in Tally.IsLong ? new[] { 0, 4, 16, 32, 64, 128, 256 } : [16])
        {
            using var site = (await prepared.Imported).Copy();
            var script = $"""
                set -u; mkdir {site.Folder}/full; mount -t tmpfs -o size=24m,mode=700 none {site.Folder}/full; cp -r {site.Data}/. {site.Folder}/full/
                export ActionPlan__DataFolder={site.Folder}/full Rules__Folder={site.Folder}/rules
                dd if=/dev/zero of={site.Folder}/full/filler bs=1k 2>/dev/null; truncate -s -{left}k {site.Folder}/full/filler
                dotnet {Site.Executable} evaluate-now --period {Site.Quarter} --by A >{site.Folder}/out 2>{site.Folder}/err; echo "full $?"
                rm {site.Folder}/full/filler; cp -r {site.Folder}/full {site.Folder}/back
                """;
            var (code, output) = await Mounting.Bash([.. mounting, "bash", "-c", script]);
            var lines = (await File.ReadAllLinesAsync(Path.Combine(site.Folder, "err"), TestContext.Current.CancellationToken))
                .Where(line => !line.Contains(" WRN ", StringComparison.Ordinal)).ToList();
            var problem = await Inside.Do(
                Path.Combine(site.Folder, "back"), site.Rules, services => Deeds.Evaluate(services, TestContext.Current.CancellationToken));
            var isRight = code == 0 && problem is null
                && (output.Contains("full 0", StringComparison.Ordinal)
                    || (output.Contains("full 1", StringComparison.Ordinal) && lines.Count == 1 && lines[0].Contains("full", StringComparison.Ordinal)));
            if (isRight)
            {
                tally.Right();
            }
            else
            {
                tally.Wrong($"{left} KB: {output.ReplaceLineEndings(" ")} {problem} {string.Join(" / ", lines.Take(6))}");
            }
        }

        tally.Close();
    }

    [Fact]
    public async Task A_data_folder_without_rights_is_told_in_one_line_with_exit_code_1()
    {
        string[] bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"];
        if ((await Mounting.Bash([.. bound, "true"])).Code != 0)
        {
            // Only root can make folders of other accounts, and give up its own rights to them; .ci/run is root.
            TestContext.Current.TestOutputHelper?.WriteLine("There are no other accounts' folders to be had here: this fault was not tried.");
            return;
        }

        var tally = new Tally("Data folder without rights");
        foreach (var (name, give) in new (string, string)[]
        {
            ("another account's folder", "chown -R 65534 data; chmod 700 data"),
            ("a folder that cannot be made", "rm -r data; chown 65534 ."),
            ("another account's database", "chown 65534 data/*.db*; chmod 600 data/*.db*"),
            ("a folder and files that cannot be written to", "chmod -R a-w data"),
            ("another account's settings", "echo {} > data/settings.json; chmod 600 data/settings.json; chown 65534 data/settings.json"),
        }[..(Tally.IsLong ? 5 : 2)])
        {
            using var site = (await prepared.Imported).Copy();
            var script = $"""
                cd {site.Folder}; chmod 755 .; {give}
                export ActionPlan__DataFolder={site.Data} Rules__Folder={site.Rules}
                {string.Join(' ', bound)} dotnet {Site.Executable} verify-audit 2>{site.Folder}/err
                """;
            var (code, _) = await Mounting.Bash(["bash", "-c", script]);
            var lines = await File.ReadAllLinesAsync(Path.Combine(site.Folder, "err"), TestContext.Current.CancellationToken);
            tally.Count(isStuck: false, code == 1 && lines.Length == 1 && lines[0].Contains("account", StringComparison.Ordinal), isMended: false,
                $"{name}: {code} {string.Join(" / ", lines.Take(6))}");
        }

        tally.Close();
    }

    [Fact]
    public async Task A_clock_that_was_wrong_and_is_put_right_leaves_nothing_waiting_for_the_wrong_day()
    {
        var tally = new Tally("Clock two years ahead or behind, then put right");
        foreach (var days in (int[])[800, -800])
        {
            await using var server = new SmtpListener { Answer = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "451 4.3.0 later" : null };
            using var site = (await prepared.Imported).Copy();
            site.MailTo(server.Port);
            var wrong = await site.Inside(Deeds.Sweep, new WrongClock(TimeSpan.FromDays(days)));
            server.Answer = _ => null;
            var right = await site.Inside(Deeds.Sweep);
            var unsent = site.Ask("SELECT count(*) FROM Outbox WHERE State <> 'Sent'");
            var judged =
                site.Ask(
                    string.Create(CultureInfo.InvariantCulture,
                        $"SELECT count(*) FROM Runs WHERE CompletedAt IS NOT NULL AND StartedAt <= {TimeProvider.System.GetUtcNow().UtcTicks} AND \"Trigger\" <> 'Manual'"));
            tally.Count(right is not null, wrong is null && unsent is 0L && judged is 1L && !server.Received.IsEmpty, isMended: false,
                $"{days} days: {wrong}; {right}; unsent {unsent}, judged by the schedule {judged}, received {server.Received.Count}");
        }

        tally.Close();
    }

    private static void Spoil(Site site, int from, int length)
    {
        site.Ask("PRAGMA wal_checkpoint(TRUNCATE)");
        using var stream = File.OpenWrite(site.Database);
        stream.Seek(from, SeekOrigin.Begin);
        stream.Write(Enumerable.Repeat((byte)0x5A, length).ToArray());
    }

    private sealed class WrongClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    private static void Check(Tally tally, string when, HttpStatusCode answered, HttpStatusCode wanted)
    {
        if (answered == wanted)
        {
            tally.Right();
        }
        else
        {
            tally.Wrong($"{when}: {answered}");
        }
    }

    /// <summary>A wrong password, which is written in the trail.</summary>
    private static async Task<HttpStatusCode> Knock(Served served, string token)
    {
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("name", "khongco"), KeyValuePair.Create("password", "sai sai sai sai"),
                KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await served.Client.PostAsync(new Uri("/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is null
            ? HttpStatusCode.InternalServerError : answer.StatusCode;
    }

    /// <summary>The same once what the schedule does at a start, or had to put off, is done.</summary>
    private static async Task<HttpStatusCode> Calm(Served served, string token)
    {
        var answered = HttpStatusCode.ServiceUnavailable;
        for (var wait = 0; wait < 60 && answered == HttpStatusCode.ServiceUnavailable; wait++)
        {
            answered = await Knock(served, token);
        }

        return answered;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
