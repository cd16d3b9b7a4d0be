using System.Diagnostics;
using System.Security.Cryptography;
using ActionPlan.Host.Tests.Mail;

namespace ActionPlan.Faults.Tests;

/// <summary>
/// What leaves the house – letters and issued reports – is killed before each thing asked of the database, and at each word with the mail server.
/// </summary>
public sealed class SendingKilledTests(Prepared prepared)
{
    private static readonly string[] Words = [".", "EHLO", "MAIL", "RCPT", "DATA", "QUIT"];
    private static readonly bool[] Both = [true, false];

    [Fact]
    public async Task An_evaluation_that_is_killed_on_its_way_from_figures_to_letters_is_finished_by_the_next()
    {
        var tally = new Tally("Evaluate, store, alert, mail: killed before a step");
        foreach (var step in Tally.IsLong ? Tally.Of(await StepsOfEvaluation()) : ["FROM \"AlertEvents\"", "UPDATE \"Outbox\" SET \"Mime\""])
        {
            await using var server = new SmtpListener();
            using var site = (await prepared.Imported).Copy();
            site.MailTo(server.Port);
            var killed = await site.Evaluate(step);
            await Judge(tally, site, server, killed.IsKilled, step);
        }

        tally.Close();
    }

    [Fact]
    public async Task A_sender_that_is_killed_at_any_word_of_the_mail_server_loses_no_letter()
    {
        var tally = new Tally("Sending, killed at a word of SMTP");
        var all = from word in Words from isSecond in Both select (word, isSecond);
        foreach (var (word, isSecond) in Tally.IsLong ? Tally.Of(all) : all.Take(1))
        {
            await using var server = new SmtpListener();
            using var site = (await prepared.Imported).Copy();
            site.MailTo(server.Port);
            var isKilled = await KillAt(site, server, word, isSecond);
            await Judge(tally, site, server, isKilled, $"{word} {isSecond}");
        }

        tally.Close();
    }

    [Fact]
    public async Task A_report_that_is_killed_while_it_is_issued_is_issued_once_with_one_number_and_one_file()
    {
        var tally = new Tally("Issue a report, send it: killed before a step");
        foreach (var step in Tally.IsLong ? Tally.Of(await StepsOfIssue()) : ["INSERT INTO \"ReportEvents\""])
        {
            await using var server = new SmtpListener();
            using var site = (await prepared.Reviewed).Copy();
            site.MailTo(server.Port);
            var killed = await site.Run(step, null, Site.Issue);
            var problem = await site.Inside(Deeds.Issue);
            var stored = string.Join(
                ' ',
                site.Ask("SELECT State || ' ' || Number FROM Reports"),
                site.Ask("SELECT count(*) FROM ReportEvents WHERE Kind = 'Issued'"),
                site.Ask("SELECT count(*) FROM Outbox WHERE State <> 'Sent'"));
            var letters = Letters(server);
            var isFiled = site.Ask("SELECT Sha256 FROM Reports") is string sha256
                && Convert.ToHexStringLower(
                    SHA256.HashData(
                        await File.ReadAllBytesAsync(Path.Combine(site.Data, "reports", sha256 + ".docx"), TestContext.Current.CancellationToken))) == sha256;
            tally.Count(
                problem is not null || killed.IsStuck, killed.IsKilled && stored == "Issued 5 1 0" && letters == 2 && isFiled, server.Received.Count > 2,
                $"{step}: {killed.Code} {problem} report, issued, unsent {stored}; file {isFiled}; received {letters}");
        }

        tally.Close();
    }

    private static async Task<bool> KillAt(Site site, SmtpListener server, string word, bool isSecond)
    {
        using var process = Process.Start(site.Start(null, null, "evaluate-now", "--period", Site.Quarter, "--by", "A"))!;
        var met = 0;
        server.Drop = line =>
        {
            if (line.StartsWith(word, StringComparison.Ordinal) && ++met == (isSecond ? 2 : 1))
            {
                process.Kill(entireProcessTree: true);
            }

            return false;
        };
        var ended = await Ended.Of(process);
        server.Drop = _ => false;
        return ended.IsKilled;
    }

    private async Task<int> StepsOfEvaluation()
    {
        await using var server = new SmtpListener();
        using var site = (await prepared.Imported).Copy();
        site.MailTo(server.Port);
        var steps = await site.Steps("evaluate-now", "--period", Site.Quarter, "--by", "A");
        Assert.Equal(2, server.Received.Count);
        return steps;
    }

    private async Task<int> StepsOfIssue()
    {
        await using var server = new SmtpListener();
        using var site = (await prepared.Reviewed).Copy();
        site.MailTo(server.Port);
        var steps = await site.Steps(Site.Issue);
        Assert.Equal(2, server.Received.Count);
        return steps;
    }

    private static async Task Judge(Tally tally, Site site, SmtpListener server, bool isKilled, string where)
    {
        var problem = await site.Inside(Deeds.Evaluate);
        var stored = $"{site.Ask("SELECT count(*) FROM Runs WHERE CompletedAt IS NOT NULL")} {site.Ask("SELECT count(*) FROM Runs WHERE CompletedAt IS NULL")} "
            + $"{site.Ask("SELECT count(*) FROM Alerts")} {site.Ask("SELECT count(*) FROM Outbox")} {site.Ask("SELECT count(*) FROM Outbox WHERE State = 'Sent'")}";
        var letters = Letters(server);
        // Once more under the same Message-ID, and said so: whether it had arrived could not be known.
        tally.Count(
            problem is not null, isKilled && stored == "1 0 2 2 2" && letters == 2, server.Received.Count > 2,
            $"{where}: killed {isKilled}; {problem}; runs, unfinished, alerts, letters, sent {stored}; received {letters}");
    }

    private static int Letters(SmtpListener server) => server.Received.Select(mail => mail.Message().MessageId).Distinct(StringComparer.Ordinal).Count();
}
