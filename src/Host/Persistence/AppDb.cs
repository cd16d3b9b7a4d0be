using ActionPlan.Host.Access;
using ActionPlan.Host.Persistence.Keeping;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace ActionPlan.Host.Persistence;

/// <summary>The one context: the host's rows and every module's registers. A reader's context shows what the reader's grants reach.</summary>
internal abstract class AppDb(DbContextOptions options) : IdentityUserContext<UserAccount>(options)
{
    /// <summary>Who reads; null for the machine's own work, which sees all.</summary>
    public Acting? Acting { get; init; }

    public Reach Reach => Acting?.Reach ?? Reach.Everything;

    /// <summary>Says which plan the context is about; null for the machine's own work on all of them.</summary>
    public Func<string?>? AskPlan { get; init; }

    /// <summary>The plan whose rows are shown and written; null for all plans'.</summary>
    public string? PlanId => AskPlan?.Invoke();

    /// <summary>Sees what is saved.</summary>
    public IRecorder? Recorder { get; init; }

    public DbSet<KeptFormRow> KeptForms => Set<KeptFormRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    /// <summary>
    /// Makes those who append figures go one after the other until the transaction ends, so that a larger sequence number is never
    /// visible before a smaller one: a run pins the largest it sees and must not be overtaken.
    /// </summary>
    public abstract Task LockFigures(CancellationToken cancellation);

    /// <summary>
    /// Makes commands go one after the other until the transaction ends, as the embedded database does by itself: what one of them looked for
    /// and did not find, nobody else adds meanwhile.
    /// </summary>
    public abstract Task LockCommands(CancellationToken cancellation);

    /// <summary>
    /// Makes those who answer alerts or update assignments, and the run that moves alerts, go one after the other until the transaction ends.
    /// </summary>
    public abstract Task LockAlerts(CancellationToken cancellation);

    /// <summary>Makes those who write the audit trail go one after the other until the transaction ends: each entry holds the hash of the one before.</summary>
    public abstract Task LockAudit(CancellationToken cancellation);

    /// <summary>Keeps other processes from evaluating on this database; the lock ends with the process at the latest.</summary>
    /// <returns>The lock; null if another process has it and <paramref name="wait"/> is false.</returns>
    public Task<IAsyncDisposable?> LockEvaluation(bool wait, CancellationToken cancellation) => LockTimed("Evaluation", wait, cancellation);

    /// <summary>
    /// Keeps other processes from sending mail; the lock ends with the process at the latest, so that what is 'being sent' without it is not.
    /// </summary>
    /// <returns>The lock; null if another process has it.</returns>
    public Task<IAsyncDisposable?> LockSending(CancellationToken cancellation) => LockTimed("Sending", wait: false, cancellation);

    private async Task<IAsyncDisposable?> LockTimed(string what, bool wait, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        var held = await LockAmongProcesses(what, wait, cancellation);
        Telemetry.WaitedForLock(TimeProvider.System.GetElapsedTime(began), what.ToLowerInvariant());
        return held;
    }

    protected abstract Task<IAsyncDisposable?> LockAmongProcesses(string what, bool wait, CancellationToken cancellation);

    /// <summary>Writes what need not be written now: not at all while somebody else is writing.</summary>
    public abstract Task WriteUnlessBusy(Func<Task> write, CancellationToken cancellation);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Check();
        return Recorder is { } recorder ? recorder.Save(this, () => base.SaveChanges(acceptAllChangesOnSuccess)) : base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Check();
        return Recorder is { } recorder
            ? recorder.SaveAsync(this, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken)
            : base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    // In one pass: each look at the entries compares all that is tracked with what was read.
    private void Check()
    {
        var plan = PlanId;
        foreach (var entry in ChangeTracker.Entries())
        {
            AppendOnly.Guard(entry);
            PlanRows.Mark(entry, plan);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(Sizes.Word);
        configurationBuilder.Properties<Period>().HaveConversion<PeriodCode>();
        configurationBuilder.Properties<decimal>().HavePrecision(NumberShape.MostWholeDigits + NumberShape.MostDecimals, NumberShape.MostDecimals);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<UserAccount>().ToTable("Users");
        modelBuilder.Entity<IdentityUserClaim<string>>().ToTable("UserClaims");
        modelBuilder.Entity<IdentityUserLogin<string>>().ToTable("UserLogins");
        modelBuilder.Entity<IdentityUserToken<string>>().ToTable("UserTokens");
        RowTypes.Declare(modelBuilder);
        AppendOnly.DeclareTriggers(modelBuilder);
        foreach (var module in InstalledModules.All)
        {
            module.Map(modelBuilder);
        }

        ReachFilters.Declare(modelBuilder, this);
        PlanRows.Declare(modelBuilder, this);
    }
}
