using System.Security.Cryptography.X509Certificates;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Health;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.CutOff;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Host.Tests.Mail;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ActionPlan.Host.Tests.Health;

/// <summary>What is wrong with the installation is told by its part.</summary>
public sealed class MachineHealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [OnFile("it takes the file away")]
    [Fact]
    public async Task Each_part_says_how_it_does_and_what_is_wrong_turns_red_by_itself()
    {
        await using var ward = await Ward.Open();
        var before = await Read(ward);
        Assert.Equal("Good Good Good Good", States(before, "Database", "Disk", "Letters", "Clock"));
        Assert.Equal(("Warning", "Files"), (States(before, "MailServer"), before.Single(line => line.Part == "MailServer").Case));
        Assert.NotEqual("Bad", States(before, "Rules"));

        // A letter without an address, a broken rule file and a clock that went back.
        ward.Rewrite(WardPlan.WithoutAddress("police"));
        await ward.Get<PlanInForce>().Load(Cancellation);
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.Missed, 6));
        Assert.Contains(await ward.Outbox(), message => message.State == OutboxState.NoAddress);
        ward.Rewrite("{ ", WardPlan.Rules);
        await ward.Get<PlanInForce>().Load(Cancellation);

        var after = await Read(ward);
        Assert.Equal("Warning Bad", States(after, "Letters", "Rules"));
        File.Delete(Path.Combine(ward.Folder, "data", "actionplan.db"));
        Assert.Equal("Bad", States(await Read(ward), "Database"));
    }

    [Fact]
    public async Task What_runs_by_itself_says_when_it_ran_and_when_it_will()
    {
        await using var ward = await Ward.Open();
        await ward.StartServices();
        await ward.PassUntil(async () => (await Schedules(ward)).Count >= 4, TimeSpan.FromSeconds(1), 120);

        var schedules = await Schedules(ward);
        Assert.Equal("Schedule.escalations Schedule.evaluation Schedule.outbox Schedule.reminders",
            string.Join(' ', schedules.Select(line => line.Part).Order(StringComparer.Ordinal)));
        Assert.All(schedules, line => Assert.Equal(HealthState.Good, line.State));
        Assert.EndsWith("2024 08:00", schedules.Single(line => line.Part == "Schedule.evaluation").Values[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_to_wait_waits_with_its_reason_across_a_restart_and_makes_up_for_it_when_it_may()
    {
        var evaluation = new ScheduleKey("evaluation", "p");
        var keeper = Office.Person("Quản trị", new Grant(Role.Administrator));
        await using var ward = await Ward.Open("2024-10-06 07:30");
        Assert.Equal(ScheduleReply.NoReason, await ward.Do(keeper, new PauseSchedule(evaluation, " ")));
        Assert.Equal(ScheduleReply.Unknown, await ward.Do(keeper, new PauseSchedule(new ScheduleKey("nothing", "p"), "Nghỉ")));
        Assert.Equal(ScheduleReply.Done, await ward.Do(keeper, new PauseSchedule(evaluation, "Đang đối chiếu: chờ Sở")));

        await ward.StartServices();
        await ward.PassUntil(async () => (await Schedules(ward)).Count(line => line.Values[0] != Show.Nothing && line.Values[2] != Show.Nothing) >= 3,
            TimeSpan.FromMinutes(10), 400);
        var line = (await Schedules(ward)).Single(one => one.Part == "Schedule.evaluation");
        Assert.Equal((HealthState.Warning, "Paused", "Quản trị", "Đang đối chiếu: chờ Sở"), (line.State, line.Case, line.Values[3], line.Values[4]));
        Assert.Empty(await ward.Read(db => db.Runs.ToListAsync(Cancellation)));

        await ward.Restart();
        await ward.StartServices();
        await ward.PassUntil(async () => (await Schedules(ward)).Count >= 4, TimeSpan.FromSeconds(1), 120);
        Assert.Empty(await ward.Read(db => db.Runs.ToListAsync(Cancellation)));
        Assert.Equal(ScheduleReply.Done, await ward.Do(keeper, new ResumeSchedule(evaluation)));
        await ward.PassUntil(async () => await ward.Read(db => db.Runs.AnyAsync(run => run.CompletedAt != null, Cancellation)), TimeSpan.FromMinutes(10), 400);
        await ward.PassUntil(async () => (await Schedules(ward)).Single(one => one.Part == "Schedule.evaluation").Values[2] != Show.Nothing,
            TimeSpan.FromSeconds(1), 120);
        Assert.Equal((HealthState.Good, null),
            ((await Schedules(ward)).Single(one => one.Part == "Schedule.evaluation").State,
                (await Schedules(ward)).Single(one => one.Part == "Schedule.evaluation").Case));
    }

    [OnFile("it is about the size of the file")]
    [Fact]
    public async Task What_still_lies_in_the_log_beside_the_file_is_the_database_s_too()
    {
        await using var ward = await Ward.Open();
        var file = Path.Combine(ward.Folder, "data", "actionplan.db");

        Assert.Equal(new FileInfo(file).Length + new FileInfo(file + "-wal").Length, SqliteFacts.Size(file));
        Assert.DoesNotContain((await Read(ward)).Single(line => line.Part == "Database").Values, value => value.StartsWith("0,0 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Looked_at_thoroughly_beside_the_running_program_each_part_is_good_or_says_why_not_and_nothing_is_sent()
    {
        using var authority = new OwnAuthority("Phường", new Uri("http://127.0.0.1:9/"));
        using var certificate = X509CertificateLoader.LoadPkcs12(authority.Issue("localhost"), null);
        await using var site = new SmtpListener { Certificate = certificate };
        await using var server = new SmtpListener { OffersSignIn = true };
        await using var ward = await Ward.Open();
        ward.MailTo(server.Port);
        ward.Set("Mail:Smtp:User", "vanphong");
        ward.Set("Mail:Smtp:Password", "mật khẩu");
        ward.Set("ActionPlan:PublicUrl", $"https://localhost:{site.Port}/ctr/");
        await ward.Restart();
        // As of the day of the certificate.
        ward.Clock.AdjustTime(TimeProvider.System.GetUtcNow());
        await ward.StartServices();
        await ward.PassUntil(async () => (await Schedules(ward)).Count >= 4, TimeSpan.FromSeconds(1), 120);

        var good = await Read(ward, thoroughly: true);
        Assert.Equal("Good Good Good Good Good Good Good",
            States(good, "Database", "DatabaseRights", "RowVersioning", "Integrity", "Migrations", "MailConnection", "Clock"));
        Assert.DoesNotContain(good, line => line.Case == HealthLine.Unseen);
        Assert.Equal(("Warning", "Warning"), (States(good, "Certificate"), States(good, "Proxy")));
        Assert.Contains(server.Commands, said => said.StartsWith("AUTH", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Commands, said => said.StartsWith("MAIL", StringComparison.Ordinal));

        server.Answer = said => said.StartsWith("AUTH", StringComparison.Ordinal) ? "535 5.7.8 wrong password" : null;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(ward.Folder, "data"),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);
        }

        var bad = await Read(ward, thoroughly: true);
        Assert.Equal(OperatingSystem.IsWindows() ? "Bad Good" : "Bad Warning", States(bad, "MailConnection", "Folder"));
        Assert.Contains("wrong password", bad.Single(line => line.Part == "MailConnection").Values[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_server_says_of_its_database_is_told_by_the_same_rules()
    {
        await using var ward = await Ward.Open();
        var part = new DatabasePart(ward.Get<AppDbFactory>(), ward.Clock);
        var now = ward.Clock.GetUtcNow().UtcDateTime;
        var whole = new DatabaseFacts { Version = "16.0", Collation = "Vietnamese_CI_AS", IsVersioned = true, MayWrite = true, Now = now.AddMilliseconds(400),
            LookedThrough = now };

        Assert.All(part.Lines("SQL Server", whole), line => Assert.Equal(HealthState.Good, line.State));
        var lines = part.Lines("SQL Server",
            whole with { IsVersioned = false, MayMigrate = false, FreeBytes = 1 << 20, Damage = "page 7", Now = now.AddSeconds(2) });
        Assert.Equal("Warning Warning Warning Bad Warning", States(lines, "DatabaseRights", "RowVersioning", "DatabaseRoom", "Integrity", "DatabaseClock"));
        Assert.Equal("Bad", States(part.Lines("SQL Server", whole with { MayWrite = false }), "DatabaseRights"));

        using var text = new StringReader(SqlServerFacts.Question);
        new TSql170Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        Assert.Empty(errors.Select(error => $"{error.Line}:{error.Column} {error.Message}"));
    }

    /// <summary>The font in the folder is two letters of Be Vietnam Pro (OFL) under the name of Liberation, whose first edition had no Vietnamese.</summary>
    [Fact]
    public void A_font_as_wide_as_the_form_s_serves_only_with_Vietnamese_letters()
    {
        var poor = Path.Combine(AppContext.BaseDirectory, "Cases", "font-without-vietnamese", "LiberationSerif-Regular.ttf");
        var folder = Directory.CreateTempSubdirectory("actionplan-fonts-");
        var whole = Path.Combine(folder.FullName, "Tinos.ttf");
        using (var font = typeof(FontsPart).Assembly.GetManifestResourceStream("BeVietnamPro-Regular.ttf")!)
        using (var file = File.Create(whole))
        {
            font.CopyTo(file);
        }

        Assert.Equal((HealthState.Warning, null), (FontsPart.Of([]).State, FontsPart.Of(["/fonts/arial.ttf"]).Case));
        Assert.Equal((HealthState.Warning, "Letters", poor), (FontsPart.Of([poor]).State, FontsPart.Of([poor]).Case, FontsPart.Of([poor]).Values[0]));
        Assert.Equal((HealthState.Good, whole), (FontsPart.Of([poor, whole]).State, FontsPart.Of([poor, whole]).Values[0]));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task It_is_ready_while_the_database_answers_in_this_form_and_a_plan_is_in_force()
    {
        await using var ward = await Ward.Open();
        var readiness = ward.Get<Readiness>();
        Assert.Null(await readiness.Problem(Cancellation));

        await ward.Read(
            db => db.Database.ExecuteSqlAsync($"INSERT INTO Migrations (MigrationId, ProductVersion) VALUES ('29991231000000_Later', '99.0.0')", Cancellation));
        Assert.Contains("another version", await readiness.Problem(Cancellation), StringComparison.Ordinal);
        Assert.Equal("Bad", States(await Read(ward), "Migrations"));
        await ward.Read(db => db.Database.ExecuteSqlAsync($"DELETE FROM Migrations WHERE MigrationId LIKE '2999%'", Cancellation));
        ward.Get<IHostApplicationLifetime>().StopApplication();
        Assert.Contains("stopping", await readiness.Problem(Cancellation), StringComparison.Ordinal);
    }

    // Asked again and again: the other parts would take most of the time.
    private static Task<IReadOnlyList<HealthLine>> Schedules(Ward ward) =>
        ActivatorUtilities.CreateInstance<SchedulePart>(ward.Services).Look(thoroughly: false, Cancellation);

    private static Task<IReadOnlyList<HealthLine>> Read(Ward ward, bool thoroughly = false) => ward.Get<MachineHealth>().Read(thoroughly, Cancellation);

    private static string States(IReadOnlyList<HealthLine> lines, params string[] parts) =>
        string.Join(' ', parts.Select(part => lines.Single(line => line.Part == part).State));
}
