using System.IO.Compression;
using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Differences;

namespace ActionPlan.Host.Authoring;

/// <summary>A publication as the timeline tells it.</summary>
/// <param name="Row">The publication.</param>
/// <param name="Draft">The draft that it came from; null where it came from the folder or a page of units.</param>
/// <param name="Withdrawn">The row that withdrew it before it judged; null where it stands.</param>
/// <param name="Waits">Whether it can still be withdrawn.</param>
/// <param name="Judges">Whether it judges any quarter, and until which; null where it goes on.</param>
/// <param name="Modules">The modules that it changed against the one before.</param>
/// <param name="Runs">The runs in force that it judged, by quarter.</param>
internal sealed record VersionLine(
    PlanChangeRow Row, RuleDraftRow? Draft, PlanChangeRow? Withdrawn, bool Waits, (bool Any, Period? Until) Judges, IReadOnlyList<string> Modules,
        IReadOnlyList<(Period Quarter, long Run)> Runs);

/// <summary>Two versions beside each other.</summary>
internal sealed record ComparedVersions(string Before, string After, IReadOnlyList<Difference> Differences, IReadOnlyList<LinesChanged> Lines);

/// <param name="Lines">The newest publications, newest first.</param>
/// <param name="Running">The quarter that runs.</param>
/// <param name="InForce">The publication that it will be judged by, as things stand; null where there is none.</param>
/// <param name="More">How many older ones there are.</param>
/// <param name="Compared">Null where two versions were not named.</param>
internal sealed record VersionsView(IReadOnlyList<VersionLine> Lines, Period Running, long? InForce, int More, ComparedVersions? Compared);

/// <summary>What was in force when, by whom and why, and what any two versions say otherwise.</summary>
internal sealed class RuleVersions(AppDb db, PlanInForce plans, Publishing publishing, TimeProvider clock)
{
    private const int Most = 50;

    public async Task<VersionsView> Show(string? before, string? after, CancellationToken cancellation)
    {
        var published = await Publications.Read(db, cancellation);
        var rows = await db.PlanChanges.AsNoTracking().Where(row => row.PlanId == plans.Current.Id).OrderByDescending(row => row.Seq)
            .ToListAsync(cancellation);
        var all = rows.Where(row => row.Withdraws is null).ToList();
        var running = plans.Current.Calendar.QuarterOf(plans.Current.DayOf(clock.GetUtcNow()));
        var waiting = (await publishing.Withdrawable(db, published, plans.Current, cancellation)).Select(row => row.Seq).ToHashSet();
        var drafts = (await db.RuleDrafts.AsNoTracking().Where(row => row.PlanId == plans.Current.Id
            && row.State == RuleDraftState.Published).ToListAsync(cancellation))
            .ToLookup(row => Published(all, row.Version, row.DecidedAt));
        var runs = (await db.Runs.AsNoTracking().InForce(plans.Current, clock.GetUtcNow())
            .Select(run => new { run.Id, run.Period, run.PlanVersion, run.StartedAt }).ToListAsync(cancellation))
            .ToLookup(run => Published(all, run.PlanVersion, run.StartedAt));
        var lines = all.Take(Most).Select((row, index) => new VersionLine(
            row, drafts[row.Seq].LastOrDefault(), rows.Find(one => one.Withdraws == row.Seq), waiting.Contains(row.Seq),
            published.Standing.FirstOrDefault(one => one.Seq == row.Seq) is { } standing
                && published.IsEffective(standing) ? (true, published.Until(standing)) : (false, null),
            index + 1 < all.Count ? ModulesBetween(all[index + 1].Sha256, row.Sha256) : [],
            [.. runs[row.Seq].OrderBy(run => run.Period).Select(run => (run.Period, run.Id))]));
        return new VersionsView([.. lines], running, published.For(running)?.Seq, Math.Max(0, all.Count - Most), await Known(before, cancellation)
            && await Known(after, cancellation) ? Compare(before!, after!) : null);
    }

    /// <summary>The text of a module's rules in a version; null where there is none.</summary>
    public async Task<string?> TextOf(string module, string version, CancellationToken cancellation) =>
        await Known(version, cancellation) && RuleFiles.Of(plans.Version(version).Source, module) is { } file
            ? RuleFiles.TextOf(file).ReplaceLineEndings("\n") : null;

    /// <summary>A version's files as a folder, byte for byte; null where there is none.</summary>
    public async Task<byte[]?> Folder(string version, CancellationToken cancellation)
    {
        if (!await Known(version, cancellation))
        {
            return null;
        }

        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in plans.Version(version).Source.Files)
            {
                await using var entry = await zip.CreateEntry($"{plans.Current.Id}/{file.Name}").OpenAsync(cancellation);
                await entry.WriteAsync(file.Bytes, cancellation);
            }
        }

        return packed.ToArray();
    }

    // The same rules may be published again: each time by somebody else and for another reason.
    private static long? Published(List<PlanChangeRow> newestFirst, string? version, DateTimeOffset? at) =>
        (newestFirst.Find(row => row.Sha256 == version && row.At <= at) ?? newestFirst.FindLast(row => row.Sha256 == version))?.Seq;

    private async Task<bool> Known(string? version, CancellationToken cancellation) =>
        version is not null && await db.PlanChanges.AnyAsync(row => row.Sha256 == version && row.PlanId == plans.Current.Id, cancellation);

    private ComparedVersions Compare(string before, string after)
    {
        var (earlier, later) = (plans.Version(before), plans.Version(after));
        return new ComparedVersions(before, after, PlanDifferences.Between(earlier, later, CultureInfo.CurrentUICulture),
            LineDifferences.Between(Rules(earlier), Rules(later)));
    }

    // Tests are no part of a version: only what is in force has them beside it.
    private static PlanSource Rules(Plan version) => new("", version.Source.Files);

    private IReadOnlyList<string> ModulesBetween(string before, string after)
    {
        var (earlier, later) = (plans.Version(before), plans.Version(after));
        return [.. later.Modules.Where(module => !Same(RuleFiles.Of(earlier.Source, module.Id), RuleFiles.Of(later.Source, module.Id)))
            .Select(module => module.Id)];
    }

    private static bool Same(PlanText? one, PlanText? other) => one is not null && other is not null && one.Bytes.Span.SequenceEqual(other.Bytes.Span);
}
