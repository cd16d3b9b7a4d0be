using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Faults.Tests;

/// <summary>A first start and an upgrade are killed before each thing that they ask of the database, and at random moments.</summary>
public sealed class KilledTests(Prepared prepared)
{
    private static readonly string[] Repairs = ["broken off", "is gone", "reset-administrator"];

    [Fact]
    public async Task A_first_start_that_is_killed_is_simply_started_again()
    {
        var tally = new Tally("First start, killed before a step");
        if (!Tally.IsLong)
        {
            // One installation, killed twice: in the middle of its form, and with the first account half made.
            using var site = new Site();
            await Kill(tally, site, "INSERT INTO \"Migrations\"");
            await Kill(tally, site, "INSERT INTO \"Grants\"");
            await Judge(tally, site, "twice");
            tally.Close();
            return;
        }

        foreach (var step in Tally.Of(await StepsOfFirstStart()))
        {
            using var site = new Site();
            await Kill(tally, site, step);
            await Judge(tally, site, step);
        }

        tally.Close();
        await AtRandom();
    }

    [Fact]
    public async Task An_upgrade_that_is_killed_is_made_anew_by_the_next_start()
    {
        var tally = new Tally("Upgrade, killed before a step");
        foreach (var step in Tally.IsLong ? Tally.Of(await Steps(await prepared.Imported, [Site.Upgrade])) : ["CREATE TABLE \"Later\""])
        {
            using var site = (await prepared.Imported).Copy();
            var killed = await site.Run(step, null, Site.Upgrade);
            var isOpen = File.Exists(site.Database + ".before-upgrade")
                || site.Ask("SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'") is not 0L;
            var problem = await site.Inside(Deeds.Proved, later: true);
            var stored = string.Join(
                ' ',
                site.Ask("SELECT count(*) FROM Figures"),
                site.Ask("SELECT count(*) FROM AuditTrail WHERE Action = 'DatabaseUpgraded'"),
                site.Ask($"SELECT count(*) FROM Migrations WHERE MigrationId = '{LaterForm.Id}'"));
            var left = Directory.EnumerateFiles(site.Data, "*.before-upgrade*").Count();
            tally.Count(problem is not null || killed.IsStuck, killed.IsKilled && stored == $"{Site.Figures.Length} 1 1" && left == 0, isOpen,
                $"{step}: {killed.Code} {problem} figures, entry, migration {stored}; copies left {left}");
        }

        tally.Close();
    }

    private static async Task AtRandom()
    {
        var tally = new Tally("First start, killed at a random moment");
        var random = new Random(20261129);
        foreach (var number in Tally.Of(30))
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

    private static async Task Kill(Tally tally, Site site, string step)
    {
        await using var first = Served.Start(site, step);
        if (await first.Answers() && !Tally.IsLong)
        {
            tally.Wrong($"{step}: it was not killed.");
        }
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

    private static async Task<int> Steps(Site of, string[] args)
    {
        using var site = of.Copy();
        return await site.Steps(args);
    }

    private static async Task Judge(Tally tally, Site site, string step)
    {
        string said;
        await using (var again = Served.Start(site))
        {
            if (!await again.Answers())
            {
                tally.Stuck($"{step}: {again.Said}");
                return;
            }

            said = await again.Says("Dữ liệu:");
        }

        var problem = await site.Inside(Deeds.Proved);
        var people =
            $"{site.Ask("SELECT count(*) FROM Users")} {site.Ask("SELECT count(*) FROM Grants")} {site.Ask("SELECT count(*) FROM AuditTrail WHERE Action = 'AdministratorReset'")}";
        var isToldOf = said.Contains("mật khẩu dùng một lần", StringComparison.Ordinal);
        var isMended = Array.Exists(Repairs, repair => said.Contains(repair, StringComparison.Ordinal));
        tally.Count(isStuck: false, problem is null && people == "1 1 1" && isToldOf, isMended, $"{step}: {people} {isToldOf} {problem} {said}");
    }
}
