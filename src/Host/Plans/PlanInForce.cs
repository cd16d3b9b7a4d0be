using System.Collections.Concurrent;

namespace ActionPlan.Host.Plans;

/// <summary>
/// One plan's versions: which one judges which quarter, and the newest, whose names and addresses hold. A folder that passes the checks takes
/// effect without a restart; a broken one, or one from which something has vanished, leaves the last version in force, and says so.
/// </summary>
/// <param name="id">The plan's id; null stands for no plan at all.</param>
/// <param name="databases">Where its versions are stored.</param>
/// <param name="publishing">Writes them.</param>
/// <param name="turn">One looks at a time.</param>
/// <param name="judgesExamples">Whether worked examples come into force, as in the sample.</param>
/// <param name="isShared">Whether other hosts may use the database.</param>
/// <param name="log">What came into force, and what did not.</param>
/// <param name="find">Gives the plan that this one continues.</param>
internal sealed class PlanInForce(string? id, IDbContextFactory<AppDb> databases, Publishing publishing, SemaphoreSlim turn, bool judgesExamples,
    bool isShared, ILogger<PlanInForce> log, Func<string, PlanInForce?> find)
{
    private readonly ConcurrentDictionary<string, Plan> versions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> dated = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Version, string Newest), Plan> named = new();
    private readonly ConcurrentDictionary<(Plan Later, Plan Earlier), Plan> together = new();
    private Plan? current;
    private PlanSource? lying;
    private (string? Folder, long? Published, string? Earlier) seen;
    private readonly FolderBehind behind = new(isShared);

    /// <summary>The plan's id; null where there is no plan yet.</summary>
    public string? Id => id;

    /// <summary>Where its folder is; null where it is gone.</summary>
    public string? Place { get; set; }

    /// <summary>The plan's folder.</summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    public string Folder => Place ?? throw new StartRefusedException($"The folder of plan {id} is not there.");

    /// <summary>What is wrong with the folder as it now is; empty if it can be used.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>How many files could not be checked further because of what is wrong with others.</summary>
    public int NotChecked { get; private set; }

    /// <summary>What in the folder as it now is most likely was not meant; it is in force all the same.</summary>
    public IReadOnlyList<Problem> Warnings { get; private set; } = [];

    /// <summary>Files in the folder that nobody reads, and that look like rules.</summary>
    public IReadOnlyList<string> Unread { get; private set; } = [];

    /// <summary>The folder's change that waits for a person's word; null where there is none.</summary>
    public WaitingChange? Waiting { get; private set; }

    /// <summary>
    /// What is noted of a plan that is prepared in the browser: it was never in force, nobody is judged by it, and what stands for it is the folder
    /// as far as it can be used. Null for every other plan.
    /// </summary>
    public PreparedNote? Prepared { get; set; }

    public bool IsInPreparation => Prepared is not null;

    /// <summary>Whether a plan in preparation has a file of its own that cannot be used: what it is called stands elsewhere.</summary>
    public bool IsUnread { get; private set; }

    /// <summary>The files that are written on: the folder's while the plan is prepared, else those of the version published last.</summary>
    public PlanSource Source => IsInPreparation ? lying! : Current.Source;

    /// <summary>From when which version judges.</summary>
    public Publications Publications { get; private set; } = Publications.None;

    /// <summary>Null before one was loaded.</summary>
    public Plan? InForce => current is null ? null : Together(current);

    /// <summary>The version published last: names, addresses and schedules are always its.</summary>
    /// <exception cref="InvalidOperationException">No plan was loaded.</exception>
    public Plan Current => InForce ?? throw new InvalidOperationException("No plan is in force yet.");

    /// <summary>Looks at the folder and at what was published; at the first call falls back to the version that was published last.</summary>
    /// <exception cref="StartRefusedException">The folder is broken, and no version was ever in force.</exception>
    public async Task Load(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await Look(cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The same for whoever has the turn.</summary>
    public async Task Look(CancellationToken cancellation)
    {
        if (Publications.Last?.Seq != await publishing.Last(cancellation))
        {
            Publications = await publishing.Read(cancellation);
        }

        await PutRight(cancellation);
        var (source, missing) = await ReadFolder(cancellation);
        behind.Look(source, Publications, (seen.Folder, seen.Published));
        var earlier = source is null || PlanHead.Of(source)?.Continues is not { } continues ? null : Earlier(continues)?.Version;
        if (!await publishing.IsFreed(Waiting, cancellation) && seen == (source?.FolderSha256 ?? missing?.Message, Publications.Last?.Seq, earlier))
        {
            return;
        }

        await (source is null ? Miss(missing!) : Look(source, cancellation));
        await PutRight(cancellation);
        seen = (source?.FolderSha256 ?? missing?.Message, Publications.Last?.Seq, earlier);
    }

    /// <summary>A stored version, as it was when it was in force; never read from the folder.</summary>
    /// <exception cref="InvalidOperationException">There is no such version, or this program cannot read it any more.</exception>
    public Plan Version(string sha256) => Together(Alone(sha256));

    /// <summary>Looks only at what was published: another process may have.</summary>
    public async Task Refresh(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            Publications = await publishing.Read(cancellation);
            KeepLast(null);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The version that is judged by for the term's last quarter: what a plan that continues this one reads it by.</summary>
    public Plan? Lasting => current is { } newest ? For(newest.To) : null;

    /// <summary>The version by which a quarter is judged, with today's names and addresses.</summary>
    public Plan For(Period quarter) => Publications.For(quarter) is { } row ? Named(row.Sha256) : Current;

    /// <summary>A version that has judged, with today's names and addresses.</summary>
    public Plan Named(string sha256)
    {
        var newest = current ?? Current;
        return Together(sha256 == newest.Version ? newest : named.GetOrAdd((sha256, newest.Version), _ => Alone(sha256).With(newest)));
    }

    /// <summary>Whether two versions judge alike: they may differ in names and addresses.</summary>
    public bool JudgeAlike(string version, string other) => version == other || Dated(version) == Dated(other);

    /// <summary>Whether the plans that this one continues are read alike by other versions of theirs, the newest term's first.</summary>
    public bool ReadAlike(IReadOnlyList<string> versions, IReadOnlyList<Plan> now) => versions.Count == now.Count
        && versions.Zip(now).All(pair => pair.First == pair.Second.Version || find(pair.Second.Id)?.JudgeAlike(pair.First, pair.Second.Version) == true);

    private string Dated(string sha256) => dated.GetOrAdd(sha256, one => (versions.GetValueOrDefault(one) ?? Stored(one)).DatedSha256);

    private Plan Alone(string sha256) => current is { } newest && newest.Version == sha256 ? newest : versions.GetOrAdd(sha256, Stored);

    /// <summary>The plan that this one continues, by the version that lasts; null where it is not in force here.</summary>
    public Plan? Earlier(string continues) => continues == id ? null : find(continues)?.Lasting;

    /// <summary>The versions of this plan, or of one that it is read together with.</summary>
    public PlanInForce Related(string plan) =>
        plan == id ? this : find(plan) ?? throw new InvalidOperationException($"Plan {plan} is not in force here any more.");

    // Terms follow each other, so that this comes to an end.
    private Plan Together(Plan plan) => plan.File.Continues is { } continues && Earlier(continues) is { } earlier && earlier.To < plan.From
        ? together.GetOrAdd((plan, earlier), pair => pair.Later.Continuing(pair.Earlier))
        : plan;

    private async Task<(PlanSource? Source, Exception? Missing)> ReadFolder(CancellationToken cancellation)
    {
        try
        {
            await publishing.Settle(Folder, Publications, Prepared?.Saved, cancellation);
            var source = PlanSource.ReadFolder(Folder);
            Unread = UnreadFiles.In(Folder);
            return (source, null);
        }
        catch (Exception error) when (error is StartRefusedException or IOException or UnauthorizedAccessException)
        {
            return (null, error);
        }
    }

    private Task Miss(Exception why)
    {
        Problems = [UnreadFolder.Of(Place, id, why)];
        (Warnings, NotChecked, Unread, Waiting) = ([], 0, [], null);
        KeepLast(why.Message);
        return Task.CompletedTask;
    }

    // The clock was ahead when the plan was installed.
    private async Task PutRight(CancellationToken cancellation)
    {
        if (current is { } known && await publishing.Again(Publications, known, cancellation))
        {
            Publications = await publishing.Read(cancellation);
        }
    }

    private async Task Look(PlanSource source, CancellationToken cancellation)
    {
        var reading = PlanReader.Read(source, Earlier);
        (Problems, Warnings, NotChecked, Waiting) = (reading.Problems, reading.Warnings, reading.NotChecked, null);
        if (IsInPreparation)
        {
            Prepare(source, reading.Plan);
            return;
        }

        foreach (var warning in reading.Warnings)
        {
            log.LogWarning("Plan: {Warning}", warning.ToString(CultureInfo.GetCultureInfo("en")));
        }

        if (reading.Plan is not { } plan)
        {
            var english = CultureInfo.GetCultureInfo("en");
            KeepLast($"The plan in {Folder} has {reading.Problems.Count} problems:{Environment.NewLine}"
                + string.Join(Environment.NewLine, reading.Problems.Select(problem => problem.ToString(english))));
        }
        else if ((plan.File.Example && !judgesExamples) || Publications.Newest?.Sha256 == plan.Version)
        {
            // A worked example is checked, and stands neither among what judges nor in the trail.
            Take(plan);
        }
        else if (Publications.Newest is null)
        {
            await TakeEffect(plan, plan.From, cancellation);
        }
        else
        {
            KeepLast(null);
            await Weigh(plan, cancellation);
        }
    }

    // Once it passes the checks, it waits for two people.
    private void Prepare(PlanSource source, Plan? whole)
    {
        var read = whole ?? PlanReader.ReadUnfinished(source);
        Take(read ?? current ?? StandIn.For(id!, source, Prepared!, Earlier) ?? throw new StartRefusedException($"The plan in {Folder} cannot be read yet."));
        (lying, IsUnread, Waiting) = (source, read is null, whole is null ? null : new WaitingChange(whole, whole.From, [], [], IsWithdrawn: false));
    }

    private async Task Weigh(Plan plan, CancellationToken cancellation)
    {
        var change = await publishing.Weigh(Publications, Current, plan, cancellation) with { IsBehind = behind.IsIt };
        if (change.NeedsAWord)
        {
            Waiting = change;
            change.Tell(log, Folder, Current.Version);
            return;
        }

        await TakeEffect(plan, change.From, cancellation);
    }

    private async Task TakeEffect(Plan plan, Period from, CancellationToken cancellation)
    {
        await publishing.ByTheFolder(Publications.Newest is null ? null : Current, plan, from, cancellation);
        Publications = await publishing.Read(cancellation);
        Take(plan);
        log.LogInformation("Plan {Plan} version {Version} is in force from {Quarter}", plan.Id, plan.Version, from.ToString());
    }

    // What is kept of others would become more with each change. Whoever still asks for one reads it again, and names of before nobody asks for.
    private void Take(Plan plan)
    {
        current = plan;
        versions.Clear();
        named.Clear();
        together.Clear();
    }

    private void KeepLast(string? why)
    {
        if (Publications.Newest is not { } newest)
        {
            throw new StartRefusedException($"No earlier version of the plan is stored. {why}");
        }

        if (current?.Version != newest.Sha256)
        {
            Take(Version(newest.Sha256));
        }

        if (why is not null)
        {
            log.LogError("Plan version {Version} stays in force: {Why}", newest.Sha256, why);
        }
    }

    private Plan Stored(string sha256)
    {
        using var db = databases.CreateDbContext();
        return StoredPlan.Of(db, sha256);
    }
}
