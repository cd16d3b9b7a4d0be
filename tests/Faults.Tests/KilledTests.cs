using ActionPlan.Host.Tests.Mail;

namespace ActionPlan.Faults.Tests;

/// <summary>The executable is killed before each thing that it asks of its database, and at each word with the mail server.</summary>
public sealed class KilledTests
{
    private static readonly string[] Repairs = ["broken off", "is gone", "reset-administrator"];

    [Fact]
    public async Task A_first_start_that_is_killed_is_simply_started_again()
    {
        var tally = new Tally("First start, killed before a step");
        foreach (var step in Tally.Of(await StepsOfFirstStart(), selection: 2))
        {
            using var site = new Site();
            await using (var first = Served.Start(site, step))
            {
                await first.Answers();
            }

            await Judge(tally, site, step);
        }

        tally.Close();
    }

    [Fact]
    public async Task A_first_start_that_is_killed_at_any_moment_is_simply_started_again()
    {
        var tally = new Tally("First start, killed at a random moment");
        var random = new Random(20261129);
        foreach (var number in Enumerable.Range(1, Tally.IsLong ? 30 : 1))
        {
            using var site = new Site();
            await using (var first = Served.Start(site))
            {
                await Task.Delay(random.Next(100, 6000), TestContext.Current.CancellationToken);
            }

            await Judge(tally, site, number);
        }

        tally.Close();
    }

    [Fact]
    public async Task An_evaluation_that_is_killed_on_its_way_from_figures_to_letters_is_finished_by_the_next()
    {
        var tally = new Tally("Evaluate, store, alert, mail: killed before a step");
        using var prepared = new Site();
        Assert.Equal(0, (await prepared.Import()).Code);
        foreach (var step in Tally.Of(await StepsOfEvaluation(prepared), selection: 4))
        {
            await using var server = new SmtpListener();
            using var site = prepared.Copy();
            site.MailTo(server.Port);
            await site.Evaluate(killAt: step);
            await JudgeEvaluation(tally, site, server, $"step {step}");
        }

        tally.Close();
    }

    [Fact]
    public async Task A_sender_that_is_killed_at_any_word_of_the_mail_server_loses_no_letter()
    {
        var tally = new Tally("Sending, killed at a word of SMTP");
        using var prepared = new Site();
        Assert.Equal(0, (await prepared.Import()).Code);
        foreach (var word in Tally.IsLong ? new[] { "EHLO", "MAIL", "RCPT", "DATA", ".", "QUIT" } : ["."])
        {
            foreach (var isSecond in Tally.IsLong ? new[] { false, true } : [false])
            {
                await using var server = new SmtpListener();
                using var site = prepared.Copy();
                site.MailTo(server.Port);
                await KillAt(site, server, word, isSecond);
                await JudgeEvaluation(tally, site, server, $"{word} {isSecond}");
            }
        }

        tally.Close();
    }

    private static async Task KillAt(Site site, SmtpListener server, string word, bool isSecond)
    {
        using var process = System.Diagnostics.Process.Start(site.Start(0, null, "evaluate-now", "--period", Site.Quarter, "--by", "A"))!;
        var met = 0;
        server.Drop = line =>
        {
            if (line.StartsWith(word, StringComparison.Ordinal) && ++met == (isSecond ? 2 : 1))
            {
                process.Kill(entireProcessTree: true);
            }

            return false;
        };
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(output, error);
        server.Drop = _ => false;
    }

    private static async Task<int> StepsOfFirstStart()
    {
        using var site = new Site();
        var trace = Path.Combine(site.Folder, "trace");
        await using var served = Served.Start(site, trace: trace);
        Assert.True(await served.Answers(), served.Said);
        await served.Kill();
        return (await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken)).Length;
    }

    private static async Task<int> StepsOfEvaluation(Site prepared)
    {
        await using var server = new SmtpListener();
        using var site = prepared.Copy();
        site.MailTo(server.Port);
        var trace = Path.Combine(site.Folder, "trace");
        var ended = await site.RunWith(0, trace, "evaluate-now", "--period", Site.Quarter, "--by", "A");
        Assert.True(ended.Code == 0 && server.Received.Count == 2, ended.Error);
        return (await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken)).Length;
    }

    private static async Task Judge(Tally tally, Site site, int step)
    {
        string said;
        await using (var again = Served.Start(site))
        {
            if (!await again.Answers())
            {
                tally.Stuck($"{step}: {again.Said}");
                return;
            }

            said = again.Said;
            for (var wait = 0; wait < 50 && !said.Contains("Dữ liệu:", StringComparison.Ordinal); wait++)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
                said = again.Said;
            }
        }

        var proved = await site.Run("verify-audit");
        var people = $"{site.Ask("SELECT count(*) FROM Users")} {site.Ask("SELECT count(*) FROM Grants")} {site.Ask("SELECT count(*) FROM AuditTrail WHERE Action = 'AdministratorReset'")}";
        var isToldOf = said.Contains("mật khẩu dùng một lần", StringComparison.Ordinal);
        if (proved.Code != 0 || people != "1 1 1" || !isToldOf)
        {
            tally.Wrong($"{step}: {people} {proved.Code} {isToldOf} {proved.Error} {said}");
        }
        else if (Array.Exists(Repairs, repair => said.Contains(repair, StringComparison.Ordinal)))
        {
            tally.Mended();
        }
        else
        {
            tally.Right();
        }
    }

    private static async Task JudgeEvaluation(Tally tally, Site site, SmtpListener server, string where)
    {
        var again = await site.Evaluate();
        if (again.Code != 0)
        {
            tally.Stuck($"{where}: {again.Code} {again.Error}");
            return;
        }

        var proved = await site.Run("verify-audit");
        var stored = $"{site.Ask("SELECT count(*) FROM Runs WHERE CompletedAt IS NOT NULL")} {site.Ask("SELECT count(*) FROM Runs WHERE CompletedAt IS NULL")} "
            + $"{site.Ask("SELECT count(*) FROM Alerts")} {site.Ask("SELECT count(*) FROM Outbox")} {site.Ask("SELECT count(*) FROM Outbox WHERE State = 'Sent'")}";
        var letters = server.Received.Select(mail => mail.Message().MessageId).Distinct(StringComparer.Ordinal).Count();
        if (proved.Code != 0 || stored != "1 0 2 2 2" || letters != 2)
        {
            tally.Wrong($"{where}: runs, unfinished, alerts, letters, sent {stored}; received {letters}; {proved.Error}");
        }
        else if (server.Received.Count > 2)
        {
            // Once more under the same Message-ID, and said so: whether it had arrived could not be known.
            tally.Mended();
        }
        else
        {
            tally.Right();
        }
    }
}
