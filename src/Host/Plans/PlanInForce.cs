using System.Collections.Concurrent;
using System.Globalization;
using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Startup;
using ActionPlan.Rules.Plans;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Plans;

/// <summary>
/// The plan version in force. A folder that passes the checks takes effect without a restart and is stored whole; a broken one leaves the
/// last good version in force and shows its problems.
/// </summary>
internal sealed class PlanInForce(
    IDbContextFactory<AppDb> databases, IConfiguration configuration, IHostEnvironment host, TimeProvider time, ILogger<PlanInForce> log)
{
    private readonly ConcurrentDictionary<string, Plan> versions = new(StringComparer.Ordinal);
    private readonly Lazy<string> folder = new(() => PlanFolder.Find(configuration, host.ContentRootPath));
    private Plan? current;
    private string? lastSeen;

    /// <summary>The plan's folder.</summary>
    public string Folder => folder.Value;

    /// <summary>What is wrong with the folder as it now is; empty if it is in force.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>What in the folder as it now is most likely was not meant; it is in force all the same.</summary>
    public IReadOnlyList<Problem> Warnings { get; private set; } = [];

    /// <summary>Null before one was loaded.</summary>
    public Plan? InForce => current;

    /// <exception cref="InvalidOperationException">No plan was loaded.</exception>
    public Plan Current => current ?? throw new InvalidOperationException("No plan is in force yet.");

    /// <summary>Reads the folder; at the first call falls back to the stored version that last was in force.</summary>
    /// <exception cref="StartRefusedException">The folder is broken, and no version was ever in force.</exception>
    public async Task Load(CancellationToken cancellation)
    {
        var source = PlanSource.ReadFolder(Folder);
        if (source.Sha256 == lastSeen)
        {
            return;
        }

        var reading = PlanReader.Read(source);
        Problems = reading.Problems;
        Warnings = reading.Warnings;
        foreach (var warning in reading.Warnings)
        {
            log.LogWarning("Plan: {Warning}", warning.ToString(CultureInfo.GetCultureInfo("en")));
        }

        if (reading.Plan is { } plan)
        {
            await TakeEffect(plan, cancellation);
        }
        else
        {
            foreach (var problem in reading.Problems)
            {
                log.LogError("Plan: {Problem}", problem.ToString(CultureInfo.GetCultureInfo("en")));
            }

            current ??= await LastInForce(cancellation) ?? throw new StartRefusedException(
                $"The plan in {Folder} has {reading.Problems.Count} problems and no earlier version is stored:{Environment.NewLine}"
                + string.Join(Environment.NewLine, reading.Problems.Select(problem => problem.ToString(CultureInfo.GetCultureInfo("en")))));
            log.LogWarning("Plan version {Version} stays in force", current.Version);
        }

        lastSeen = source.Sha256;
    }

    /// <summary>A stored version, as it was when it was in force; never read from the folder.</summary>
    /// <exception cref="InvalidOperationException">There is no such version, or this program cannot read it any more.</exception>
    public Plan Version(string sha256) => versions.GetOrAdd(sha256, Stored);

    private async Task TakeEffect(Plan plan, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var last = await Store(db, plan, cancellation);
        await db.SaveChangesAsync(cancellation);
        await AuditTrail.Append(db, NoteOf(plan, last), time.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
        current = plan;
        log.LogInformation("Plan {Plan} version {Version} is in force", plan.Id, plan.Version);
    }

    /// <summary>Adds the version to the database, and from when it is in force.</summary>
    /// <returns>Which was in force before.</returns>
    public async Task<string?> Store(AppDb db, Plan plan, CancellationToken cancellation)
    {
        if (!await db.PlanVersions.AnyAsync(row => row.Sha256 == plan.Version, cancellation))
        {
            db.PlanVersions.Add(new PlanVersionRow
            {
                Sha256 = plan.Version,
                PlanId = plan.Id,
                StoredAt = time.GetUtcNow(),
                Files = StoredPlan.Write(plan.Source),
            });
        }

        var last = await db.PlanChanges.OrderByDescending(change => change.Seq).Select(change => change.Sha256).FirstOrDefaultAsync(cancellation);
        if (last != plan.Version)
        {
            db.PlanChanges.Add(new PlanChangeRow { PlanId = plan.Id, Sha256 = plan.Version, At = time.GetUtcNow() });
        }

        return last;
    }

    private static AuditNote NoteOf(Plan plan, string? before) => new(Actor.System("Theo dõi thư mục chương trình"), AuditActions.PlanInForce, null, plan)
    {
        Facts = before == plan.Version ? new Dictionary<string, string?>(StringComparer.Ordinal)
            : new Dictionary<string, string?>(StringComparer.Ordinal) { ["versionBefore"] = before, ["versionAfter"] = plan.Version },
    };

    private async Task<Plan?> LastInForce(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var last = await db.PlanChanges.OrderByDescending(change => change.Seq).Select(change => change.Sha256).FirstOrDefaultAsync(cancellation);
        return last is null ? null : Version(last);
    }

    private Plan Stored(string sha256)
    {
        using var db = databases.CreateDbContext();
        var files = db.PlanVersions.Where(row => row.Sha256 == sha256).Select(row => row.Files).SingleOrDefault()
            ?? throw new InvalidOperationException($"Plan version {sha256} is not stored in this database.");
        var reading = PlanReader.Read(StoredPlan.Read(files));
        return reading.Plan ?? throw new InvalidOperationException(
            $"Plan version {sha256} passed the checks when it was stored, but not those of this program: "
            + string.Join("; ", reading.Problems.Select(problem => problem.ToString(CultureInfo.GetCultureInfo("en")))));
    }
}
