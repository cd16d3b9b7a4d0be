using System.Globalization;
using ActionPlan.Host.Tests.Mail;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Faults.Tests;

/// <summary>
/// Two hosts on one database do the same work at the same time, and one of them dies, sleeps until its locks are another's, or loses its connection,
/// at each thing that it asks of the database.
/// </summary>
public sealed class TwoHostsTests(Prepared prepared)
{
    private static readonly string[] Locks = [".evaluation", ".sending"];

    /// <summary>How long one waits for what a sleeping host has not committed, before that one wakes.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(1);

    /// <summary>The first day after the quarter, at the time at which the schedule begins.</summary>
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 8, 0, 0, TimeSpan.FromHours(7));

    private static readonly int[] Minutes = [-8, -3, 1, 4, 7, 90];

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task What_a_dying_host_leaves_is_finished_by_the_other()
    {
        var tally = new Tally("Two hosts, one dies before a step");
        foreach (var step in Tally.IsLong ? Tally.Of(await StepsOfEvaluation()) : ["UPDATE \"Runs\"", "SET \"Mime\"", "\"SentAt\" = @"])
        {
            await Try(tally, step, async (first, second) =>
            {
                first.Steps.Expect(Fault.Dies, step);
                await first.Do(Deeds.JudgeAndSend);
                return await second.Do(Deeds.JudgeAndSend);
            });
        }

        tally.Close();
    }

    [Fact]
    public async Task A_host_that_sleeps_longer_than_its_locks_live_writes_nothing_when_it_wakes()
    {
        var tally = new Tally("Two hosts, one sleeps before a step while the other works");
        foreach (var step in Tally.IsLong ? Tally.Of(await StepsOfEvaluation()) : ["INSERT INTO \"Runs\"", "FROM \"Alerts\"", "SET \"Mime\"", "\"SentAt\" = @"])
        {
            await Try(tally, step, async (first, second) =>
            {
                first.Steps.Expect(Fault.Sleeps, step);
                var sleeping = first.Do(Deeds.JudgeAndSend);
                await Task.WhenAny(sleeping, first.Steps.Reached);
                var working = second.Do(Deeds.JudgeAndSend);
                await Task.WhenAny(working, Wait(first, Long));
                first.Steps.Wake();
                await Task.WhenAll(sleeping, working);
                return null;
            });
        }

        tally.Close();
    }

    [Fact]
    public async Task A_host_that_wakes_in_the_middle_of_the_others_work_does_not_spoil_it()
    {
        var tally = new Tally("Two hosts, one wakes while the other is at a step");
        string[] middles = Tally.IsLong ? ["INSERT INTO \"Runs\"", "FROM \"Alerts\"", "SET \"Mime\"", "\"SentAt\" = @"] : ["FROM \"Alerts\""];
        foreach (var step in Tally.IsLong ? Tally.Of(await StepsOfEvaluation()) : ["INSERT INTO \"Runs\"", "FROM \"Figures\""])
        {
            foreach (var middle in middles)
            {
                await Try(tally, $"{step}, {middle}", async (first, second) =>
                {
                    first.Steps.Expect(Fault.Sleeps, step);
                    second.Steps.Expect(Fault.Sleeps, middle);
                    var sleeping = first.Do(Deeds.JudgeAndSend);
                await Task.WhenAny(sleeping, first.Steps.Reached);
                    var working = second.Do(Deeds.JudgeAndSend);
                    await Task.WhenAny(working, second.Steps.Reached, Wait(first, Long));
                    first.Steps.Wake();
                    await Task.WhenAny(sleeping, Wait(second, TimeSpan.FromSeconds(3)));
                    second.Steps.Wake();
                    await Task.WhenAll(sleeping, working);
                    return null;
                });
            }
        }

        tally.Close();
    }

    [Fact]
    public async Task A_connection_that_breaks_costs_nothing_but_time()
    {
        var tally = new Tally("Two hosts, one loses its connection at a step");
        foreach (var step in Tally.IsLong ? Tally.Of(await StepsOfEvaluation()) : ["UPDATE \"Runs\"", "COMMITTED", "\"SentAt\" = @"])
        {
            await Try(tally, step, async (first, second) =>
            {
                first.Steps.Expect(Fault.IsCut, step);
                var cut = first.Do(Deeds.JudgeAndSend);
                await Task.WhenAny(cut, first.Steps.Reached);
                await Task.WhenAll(cut, second.Do(Deeds.JudgeAndSend));
                return null;
            });
        }

        tally.Close();
    }

    [Fact]
    public async Task Clocks_five_minutes_apart_change_nothing_but_the_moment()
    {
        var tally = new Tally("Two hosts whose clocks are five minutes apart");
        // Hosts that were off on the day on which the quarter is judged, and are there on that of a reminder; and the whole half-year in the long run.
        foreach (var days in Tally.IsLong ? [[10], [.. Enumerable.Range(0, 180)]] : (int[][])[[10]])
        {
            var wanted = await Told(days, TimeSpan.Zero);
            foreach (var apart in (TimeSpan[])[TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(-5)])
            {
                var told = await Told(days, apart);
                tally.Count(
                    isStuck: false, wanted.Contains("reminder", StringComparison.Ordinal) && told == wanted, isMended: false,
                    $"{apart}: {told} instead of {wanted}");
            }
        }

        tally.Close();
    }

    // What the schedule came to, in the minutes before and after its time on each day.
    private async Task<string> Told(int[] days, TimeSpan apart)
    {
        await using var server = new SmtpListener();
        using var site = (await prepared.Imported).Copy();
        site.MailTo(server.Port);
        var (here, there) = (new Clock(), new Clock());
        string? problem = null;
        await using (var first = await OneOfSeveral.Open(site, here))
        await using (var second = await OneOfSeveral.Open(site, there))
        {
            foreach (var (day, minute) in days.SelectMany(day => Minutes.Select(minute => (day, minute))))
            {
                here.Now = Begin.AddDays(day).AddMinutes(minute);
                there.Now = here.Now + apart;
                problem ??= await first.Do(Deeds.Schedule);
                problem ??= apart == TimeSpan.Zero ? null : await second.Do(Deeds.Schedule);
            }

            problem ??= await second.Do(Deeds.Proved);
        }

        SqliteConnection.ClearAllPools();
        var letters = server.Received.Select(mail => mail.Message().MessageId).ToList();
        var keys = site.Ask("SELECT group_concat(DedupeKey || ' ' || State, '; ') FROM (SELECT * FROM Outbox ORDER BY DedupeKey)");
        return string.Create(CultureInfo.InvariantCulture,
            $"{problem} runs {site.Ask("SELECT count(*) FROM Runs")}, letters {keys}, received {letters.Count}, different {letters.Distinct().Count()}");
    }

    private static Task Wait(OneOfSeveral host, TimeSpan most) =>
        Task.Delay(host.Steps.IsInTransaction ? Held : most, TestContext.Current.CancellationToken);

    private async Task Try(Tally tally, string where, Func<OneOfSeveral, OneOfSeveral, Task<string?>> work)
    {
        await using var server = new SmtpListener();
        using var site = (await prepared.Imported).Copy();
        site.MailTo(server.Port);
        string? problem;
        bool wasReached, isStuck;
        await using (var first = await OneOfSeveral.Open(site))
        await using (var second = await OneOfSeveral.Open(site))
        {
            _ = first.Steps.Reached.ContinueWith(
                _ => Free(site), TestContext.Current.CancellationToken, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            var working = work(first, second);
            isStuck = await Task.WhenAny(working, Task.Delay(Patience, TestContext.Current.CancellationToken)) != working;
            problem = isStuck ? "it does not end" : await working;
            wasReached = first.Steps.Reached.IsCompleted;
            // As the schedule does, in a minute at the latest.
            problem ??= await second.Do(Deeds.JudgeAndSend);
            problem ??= await second.Do(Deeds.Evaluate);
        }

        SqliteConnection.ClearAllPools();
        var stored = string.Join(
            ' ',
            site.Ask("SELECT count(*) FROM Runs WHERE CompletedAt IS NOT NULL"), site.Ask("SELECT count(*) FROM Runs WHERE CompletedAt IS NULL"),
            site.Ask("SELECT count(*) FROM Alerts"), site.Ask("SELECT count(*) FROM AlertEvents WHERE Kind = 'Opened'"),
            site.Ask("SELECT count(*) FROM Outbox"), site.Ask("SELECT count(*) FROM Outbox WHERE State = 'Sent'"));
        var letters = server.Received.Select(mail => mail.Message().MessageId).Distinct(StringComparer.Ordinal).Count();
        tally.Count(
            isStuck,
            problem is null && wasReached && stored == "1 0 2 2 2 2" && letters == 2, server.Received.Count > 2,
            $"{where}: reached {wasReached}; {problem}; runs, unfinished, alerts, opened, letters, sent {stored}; received {letters}");
    }

    // The server let go of them: its connection to this host is gone. Files, which do duty for them here, are let go of by giving others their names.
    private static void Free(Site site) => Array.ForEach(Locks, one => File.Delete(site.Database + one));

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Begin;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private async Task<int> StepsOfEvaluation()
    {
        await using var server = new SmtpListener();
        using var site = (await prepared.Imported).Copy();
        site.MailTo(server.Port);
        await using var host = await OneOfSeveral.Open(site);
        host.Steps.Expect(Fault.Dies, null);
        Assert.Null(await host.Do(Deeds.JudgeAndSend));
        return host.Steps.Seen;
    }
}
