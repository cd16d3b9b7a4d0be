using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Plans;

/// <summary>Writes from which quarter a plan version judges.</summary>
internal sealed class Publishing(IDbContextFactory<AppDb> databases, IJudgedQuarters judged, IToldOfRules told, TimeProvider time)
{
    /// <summary>What clocks of two hosts may differ by.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromDays(1);

    public async Task<Publications> Read(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await Publications.Read(db, cancellation);
    }

    /// <summary>The number of what was published or withdrawn last; null where nothing was. It is asked every few seconds.</summary>
    public async Task<long?> Last(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.PlanChanges.MaxAsync(row => (long?)row.Seq, cancellation);
    }

    /// <summary>Puts into the folder what was committed and waits beside its files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="published">What was published.</param>
    /// <param name="prepared">The folder as it was last saved in the browser (see <see cref="Preparation"/>).</param>
    /// <param name="cancellation">Whoever asked is gone.</param>
    /// <exception cref="IOException">It could not be put there.</exception>
    public async Task Settle(string folder, Publications published, string? prepared, CancellationToken cancellation)
    {
        PendingFile.Settle(folder, published.Newest?.Sha256 ?? prepared);
        if (published.Newest is { } newest && PendingFile.TestsWait(folder))
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            PendingFile.SettleTests(folder, (await db.Settings.FindAsync([TestsOf(newest.PlanId)], cancellation))?.Value);
        }
    }

    /// <summary>Notes in the caller's transaction which files of tests are published.</summary>
    public static Task NoteTests(AppDb db, string plan, IEnumerable<PlanText> tests, CancellationToken cancellation) =>
        db.Set(TestsOf(plan), PendingFile.DigestOf(tests), cancellation);

    /// <summary>The first quarter after the newest that has a run made after it closed: what was judged stays as it was.</summary>
    public async Task<Period> Usual(AppDb db, Plan plan, DateTimeOffset now, CancellationToken cancellation) =>
        await judged.Newest(db, plan, now, cancellation) is { } newest && newest >= plan.From ? newest.AddQuarters(1) : plan.From;

    /// <summary>Whether a folder's change waits for a word whatever it is.</summary>
    public Func<bool> Holds { get; init; } = () => false;

    public async Task<Period> Usual(Plan plan, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await Usual(db, plan, time.GetUtcNow(), cancellation);
    }

    /// <summary>The publications that may still be withdrawn: from a quarter's first day on its figures are entered by its version.</summary>
    public async Task<IReadOnlyList<PlanChangeRow>> Withdrawable(AppDb db, Publications published, Plan plan, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (usual, running) = (await Usual(db, plan, now, cancellation), plan.Calendar.QuarterOf(plan.DayOf(now)));
        return published.Standing.Count == 1 ? [] : published.WaitingAfter(usual > running ? usual : running);
    }

    public async Task<IReadOnlyList<PlanChangeRow>> Withdrawable(Publications published, Plan plan, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await Withdrawable(db, published, plan, cancellation);
    }

    /// <summary>What would become of a folder's change if nobody says more.</summary>
    public async Task<WaitingChange> Weigh(Publications published, Plan inForce, Plan plan, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var usual = await Usual(db, plan, time.GetUtcNow(), cancellation);
        var waiting = published.WaitingAfter(usual);
        // Names and addresses alone take nothing's place, and leave what waits where it is.
        var isNamesOnly = inForce.DatedSha256 == plan.DatedSha256;
        var from = isNamesOnly && waiting.Count > 0 ? waiting[^1].From!.Value : usual;
        return new WaitingChange(
            plan, from, Vanishing.Between(inForce, plan), isNamesOnly ? [] : waiting,
            published.Last is { Withdraws: not null } last && last.Sha256 == plan.Version)
        {
            IsHeld = Holds(),
            NeedsTwo = [.. RuleFiles.Between(inForce.Source, plan.Source).Where((await new TwoPeople(db).Of(plan.Id, cancellation)).Contains)],
        };
    }

    /// <summary>Whether a change that waited for two people does so no longer.</summary>
    public async Task<bool> IsFreed(WaitingChange? waiting, CancellationToken cancellation)
    {
        if (waiting is not { NeedsTwo.Count: > 0 })
        {
            return false;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        return !(await new TwoPeople(db).Of(waiting.Plan.Id, cancellation)).Overlaps(waiting.NeedsTwo);
    }

    /// <summary>The folder was changed in place, and nothing speaks against it.</summary>
    /// <param name="inForce">The version in force; null where the plan had none.</param>
    public async Task ByTheFolder(Plan? inForce, Plan plan, Period from, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAudit(cancellation);
        var before = (await Publications.Read(db, cancellation)).Newest?.Sha256;
        if (before == plan.Version)
        {
            // Another process was quicker.
            return;
        }

        var added = await Add(db, plan, from, null, null, cancellation);
        if (inForce is not null)
        {
            told.Tell(db, inForce, plan, added);
        }

        await db.SaveChangesAsync(cancellation);
        var note = new AuditNote(Actor.System("Theo dõi thư mục chương trình"), AuditActions.PlanInForce, null, plan)
        {
            Facts = new Dictionary<string, string?>(StringComparer.Ordinal) { ["versionBefore"] = before, ["versionAfter"] = plan.Version },
        };
        await AuditTrail.Append(db, note, time.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>
    /// Writes the newest publication once more where all were written by a clock that was ahead: a plan that is in force only from a day to
    /// come would ask for nothing until then.
    /// </summary>
    /// <returns>Whether it did.</returns>
    public async Task<bool> Again(Publications published, Plan inForce, CancellationToken cancellation)
    {
        if (published.Newest is not { From: { } from } newest || newest.Sha256 != inForce.Version || published.Since <= time.GetUtcNow() + Skew)
        {
            return false;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAudit(cancellation);
        if ((await Publications.Read(db, cancellation)).Last?.Seq != published.Last?.Seq)
        {
            // Another process was quicker.
            return true;
        }

        await Add(db, inForce, from, newest.By, newest.Reason, cancellation);
        await db.SaveChangesAsync(cancellation);
        await AuditTrail.Append(
            db, new AuditNote(Actor.System("Theo dõi thư mục chương trình"), AuditActions.PlanInForce, null, inForce), time.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static string TestsOf(string plan) => "tests " + plan;

    /// <summary>Adds the publication, and the version where it is new, in the caller's transaction.</summary>
    public async Task<PlanChangeRow> Add(AppDb db, Plan plan, Period from, string? by, string? reason, CancellationToken cancellation)
    {
        if (!await db.PlanVersions.AnyAsync(row => row.Sha256 == plan.Version, cancellation))
        {
            db.PlanVersions
                .Add(new PlanVersionRow { Sha256 = plan.Version, PlanId = plan.Id, StoredAt = time.GetUtcNow(), Files = StoredPlan.Write(plan.Source) });
        }

        var row = new PlanChangeRow { PlanId = plan.Id, Sha256 = plan.Version, At = time.GetUtcNow(), From = from, By = by, Reason = reason };
        db.PlanChanges.Add(row);
        return row;
    }
}
