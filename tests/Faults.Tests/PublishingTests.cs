using System.Globalization;

namespace ActionPlan.Faults.Tests;

/// <summary>A publication of rules is killed before each thing that it asks of the database, finds the disk full, or meets another.</summary>
public sealed class PublishingTests(Prepared prepared)
{
    [Fact]
    public async Task A_publication_that_is_killed_has_happened_whole_or_not_at_all_once_the_program_starts_again()
    {
        var tally = new Tally("Publish rules, killed before a step");
        // With the files written and nothing noted, and with all noted and no file in its place.
        foreach (var step in Tally.IsLong ? Tally.Of(await StepsOfPublishing()) : ["INSERT INTO \"PlanChanges\"", "FROM \"Settings\""])
        {
            using var site = (await prepared.Proposed).Copy();
            var killed = await site.Run(step, null, Site.Publish);
            var isPending = Directory.GetFiles(site.Rules, ".*", SearchOption.AllDirectories).Length > 0;
            var problem = await site.Inside((services, cancellation) => Publishing.Agrees(services, isPublished: null, cancellation));
            problem ??= await site.Inside(async (services, cancellation) => await Publishing.Publish(services, cancellation)
                ?? await Publishing.Agrees(services, isPublished: true, cancellation));
            var letters = site.Ask("SELECT count(*) FROM Outbox WHERE Kind = 'Rules'");
            tally.Count(killed.IsStuck, killed.IsKilled && problem is null && letters is 1L, isPending, $"{step}: {killed.Code} {problem} letters {letters}");
        }

        tally.Close();
    }

    [Fact]
    public async Task A_full_disk_refuses_a_publication_and_leaves_every_file_as_it_was()
    {
        if (await Mounting.Found() is not { } mounting)
        {
            TestContext.Current.TestOutputHelper?.WriteLine("A small disk cannot be mounted here: this fault was not tried.");
            return;
        }

        var tally = new Tally("Publish rules, the folder's disk full (a small tmpfs)");
        // Room for neither of the two files, or for one of them.
        foreach (var left in Tally.IsLong ? new[] { 0, 4, 8, 64 } : [4])
        {
            using var site = (await prepared.Proposed).Copy();
            var start = site.Start("never", null, Site.Publish);
            var settings = string.Join(' ', start.Environment.Where(one => one.Value is { Length: > 0 }
                && one.Key is "DOTNET_STARTUP_HOOKS" or "FAULTS_AT" or "FAULTS_DO").Select(one => $"{one.Key}='{one.Value}'"));
            var script = $"""
                set -u; mkdir {site.Folder}/full; mount -t tmpfs -o size=1m,mode=700 none {site.Folder}/full; cp -r {site.Rules}/. {site.Folder}/full/
                mkdir -p {site.Folder}/full/small/tests
                dd if=/dev/zero of={site.Folder}/full/filler bs=1k 2>/dev/null; truncate -s -{left}k {site.Folder}/full/filler
                export ActionPlan__DataFolder={site.Data} Rules__Folder={site.Folder}/full {settings}
                dotnet {Site.Executable} {Site.Publish}; echo "full $?"
                rm {site.Folder}/full/filler; rm -r {site.Rules}; cp -r {site.Folder}/full {site.Rules}
                """;
            var (code, output) = await Mounting.Bash([.. mounting, "bash", "-c", script]);
            var isRefused = output.Contains("NotWritable", StringComparison.Ordinal) && output.Contains("full 1", StringComparison.Ordinal);
            var isDone = output.Contains("full 0", StringComparison.Ordinal);
            var problem = await site.Inside((services, cancellation) => Publishing.Agrees(services, isDone, cancellation));
            problem ??= await site.Inside(async (services, cancellation) => await Publishing.Publish(services, cancellation)
                ?? await Publishing.Agrees(services, isPublished: true, cancellation));
            tally.Count(isStuck: false, code == 0 && (left < 8 ? isRefused : isRefused || isDone) && problem is null, isMended: false,
                string.Create(CultureInfo.InvariantCulture, $"{left} KB: {code} {output.ReplaceLineEndings(" ")} {problem}"));
        }

        tally.Close();
    }

    [Fact]
    public async Task Two_who_publish_at_once_on_two_hosts_lose_neither()
    {
        var tally = new Tally("Two hosts, each publishes rules; one sleeps before a step");
        foreach (var step in Tally.IsLong ? Tally.Of(await StepsOfPublishingHere()) : ["INSERT INTO \"PlanChanges\"", "COMMITTED"])
        {
            using var site = (await prepared.Proposed).Copy();
            string? problem;
            bool wasReached;
            await using (var first = await OneOfSeveral.Open(site))
            await using (var second = await OneOfSeveral.Open(site))
            {
                first.Steps.Expect(Fault.Sleeps, step);
                var sleeping = first.Do(Publishing.Publish);
                await Task.WhenAny(sleeping, first.Steps.Reached);
                wasReached = first.Steps.Reached.IsCompleted;
                var working = second.Do(Publishing.PublishOther);
                await Task.WhenAny(working, Task.Delay(first.Steps.IsInTransaction ? 1000 : 60_000, TestContext.Current.CancellationToken));
                first.Steps.Wake();
                // Whoever came second is refused or done; asked once more both are.
                await Task.WhenAll(sleeping, working);
                problem = await first.Do(Publishing.Publish) ?? await second.Do(Publishing.PublishOther);
            }

            problem ??= await site.Inside((services, cancellation) => Publishing.Agrees(services, isPublished: true, cancellation));
            var text = await File.ReadAllTextAsync(Path.Combine(site.Rules, "small", "security.json"), TestContext.Current.CancellationToken);
            var stored = $"{site.Ask("SELECT count(*) FROM PlanChanges")} {site.Ask("SELECT count(*) FROM Outbox WHERE Kind = 'Rules'")}";
            tally.Count(isStuck: false, wasReached && problem is null && stored == "3 2" && text.Contains(Publishing.Stricter, StringComparison.Ordinal)
                && text.Contains(Publishing.Easier, StringComparison.Ordinal), isMended: false, $"{step}: reached {wasReached}; {problem}; {stored}; {text}");
        }

        tally.Close();
    }

    private async Task<int> StepsOfPublishing()
    {
        using var site = (await prepared.Proposed).Copy();
        return await site.Steps(Site.Publish);
    }

    private async Task<int> StepsOfPublishingHere()
    {
        using var site = (await prepared.Proposed).Copy();
        await using var host = await OneOfSeveral.Open(site);
        host.Steps.Expect(Fault.Dies, null);
        Assert.Null(await host.Do(Publishing.Publish));
        return host.Steps.Seen;
    }
}
