using System.Collections.Immutable;

namespace ActionPlan.Host.Plans;

/// <summary>
/// All plans of this installation: those of the folder and those of the database whose folder is gone. Each is loaded and in force by itself; a
/// broken one stops no other.
/// </summary>
internal sealed class AllPlans(
    AppDbFactory databases, IConfiguration configuration, IHostEnvironment host, IJudgedQuarters judged, IToldOfRules told, TimeProvider clock,
    Deployment deployment, ILogger<PlanInForce> log)
    : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly GivenUp givenUp = new(databases, clock);
    private ImmutableSortedDictionary<string, PlanInForce> known = ImmutableSortedDictionary.Create<string, PlanInForce>(StringComparer.Ordinal);
    private PlanInForce? none;

    /// <summary>The plans that have a version in force, by their ids.</summary>
    public IEnumerable<PlanInForce> All => known.Values.Where(plan => plan is { InForce: not null, IsInPreparation: false });

    /// <summary>Those that are written in the browser and were never in force.</summary>
    public IEnumerable<PlanInForce> InPreparation => known.Values.Where(plan => plan is { InForce: not null, IsInPreparation: true });

    /// <summary>Folders from which nothing came into force.</summary>
    public IReadOnlyList<BrokenPlan> Broken { get; private set; } = [];

    /// <summary>Whether changed folders wait for a word whatever they are: commands that look at a folder must not publish it by looking.</summary>
    public bool HoldsChanges { get; set; }

    /// <summary>The plan that is meant where nobody says which; one without a version where none is in force yet.</summary>
    public PlanInForce AtHand => PlanChoice.AtHand(Open, plan => plan.Current, clock.GetUtcNow()) ?? (none ??= Of(null));

    /// <summary>The plans that people can choose: a worked example is one of them in the sample only.</summary>
    public IEnumerable<PlanInForce> Open => All.Where(plan => deployment.IsSample || !plan.Current.File.Example);

    /// <summary>A plan that people can choose; null where there is none with this id.</summary>
    public PlanInForce? Find(string id) =>
        InForce(id) is { Current: var inForce } plan && (deployment.IsSample || !inForce.File.Example) ? plan : null;

    /// <summary>A plan that an address may name: also one that is prepared.</summary>
    public PlanInForce? Named(string id) => Find(id) ?? InPreparation.FirstOrDefault(plan => plan.Id == id);

    /// <summary>Looks at the folders and at what was published.</summary>
    /// <exception cref="StartRefusedException">There is no plan that could be in force.</exception>
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

    public void Dispose() => turn.Dispose();

    private async Task Look(CancellationToken cancellation)
    {
        var (folders, missing) = Folders();
        var broken = new List<BrokenPlan>();
        StartRefusedException? refusal = missing;
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        // A file that is broken may not say whose it is: then it is the plan's whose folder it was, and a copy beside it does not take its place.
        foreach (var (folder, id) in folders.Select(one => (one.Folder, Id: one.Plan ?? Was(one.Folder) ?? Path.GetFileName(one.Folder)))
            .OrderByDescending(one => Was(one.Folder) == one.Id))
        {
            if (!places.TryAdd(id, folder))
            {
                broken.Add(new BrokenPlan(folder, [new Problem(PlanSource.PlanFileName, 1, 1, "planTwice", [id, places[id]])]));
            }
        }

        // A plan whose folder is gone needs no other to be read; one that continues another stands after it.
        var (stored, prepared) = await Stored(cancellation);
        foreach (var id in prepared.Where(one => one.Value.IsGivenUp && !stored.Contains(one.Key)).Select(one => one.Key))
        {
            known = known.Remove(id);
            await PutAway(id, places, broken, isWhole: missing is null, cancellation);
        }

        var gone = stored.Concat(known.Keys).Where(id => !places.ContainsKey(id));
        foreach (var id in gone.Concat(places.Keys).Distinct(StringComparer.Ordinal).ToList())
        {
            var plan = known.GetValueOrDefault(id) ?? Of(id);
            plan.Place = places.GetValueOrDefault(id);
            plan.Prepared = stored.Contains(id) ? null : prepared.GetValueOrDefault(id);
            try
            {
                await plan.Look(cancellation);
                known = known.SetItem(id, plan);
            }
            catch (StartRefusedException error)
            {
                refusal ??= error;
                known = plan.IsInPreparation ? known.Remove(id) : known;
                broken.Add(new BrokenPlan(plan.Place ?? id, plan.Problems));
            }
        }

        foreach (var one in broken.Where(one => !Broken.Any(told => told.Folder == one.Folder && told.Why == one.Why)))
        {
            log.LogError("The plan in {Folder} is not in force: {Problems}", one.Folder, one.Why);
        }

        Broken = broken;
        if (!All.Any())
        {
            throw refusal ?? new StartRefusedException("No plan could be loaded.");
        }
    }

    private async Task PutAway(string id, Dictionary<string, string> places, List<BrokenPlan> broken, bool isWhole, CancellationToken cancellation)
    {
        var folder = places.GetValueOrDefault(id);
        places.Remove(id);
        // Which of two was given up nobody said; and where no folder can be seen it may be there.
        if (!isWhole || broken.Exists(one => one.Problems is [{ Key: "planTwice", Values: [string of, ..] }] && of == id))
        {
            return;
        }

        try
        {
            if (folder is not null)
            {
                GivenUp.Remove(folder);
            }

            await givenUp.Forget(id, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            broken.Add(new BrokenPlan(folder!, [UnreadFolder.Of(folder, id, error)]));
        }
    }

    private string? Was(string folder) => known.Values.FirstOrDefault(plan => plan.Place == folder)?.Id;

    private (IReadOnlyList<(string Folder, string? Plan)> Folders, StartRefusedException? Missing) Folders()
    {
        try
        {
            return (PlanFolder.All(configuration, host.ContentRootPath, deployment), null);
        }
        catch (StartRefusedException error)
        {
            return ([], error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ([], new StartRefusedException(error.Message));
        }
    }

    private async Task<(List<string> InForce, IReadOnlyDictionary<string, PreparedNote> Prepared)> Stored(CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        return (await db.PlanChanges.Select(row => row.PlanId).Distinct().ToListAsync(cancellation), await Preparation.All(db, cancellation));
    }

    private PlanInForce? InForce(string id) => known.GetValueOrDefault(id) is { InForce: not null, IsInPreparation: false } plan ? plan : null;

    private PlanInForce Of(string? id)
    {
        var own = new PlanDatabases(databases, () => id);
        var publishing = new Publishing(own, judged, told, clock) { Holds = () => HoldsChanges };
        return new PlanInForce(id, own, publishing, turn, deployment.IsSample, databases.Choice.FilePath is null, log, InForce);
    }
}
