using ActionPlan.Host.Access;
using ActionPlan.Host.Access.SignIn.Sessions;
using ActionPlan.Host.Access.SignIn.Tries;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Api.V1;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Files;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Persistence.Keeping;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Words;
using ActionPlan.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Persistence;

/// <summary>The one context: the host's rows and every module's registers. A reader's context shows what the reader's grants reach.</summary>
internal abstract class AppDb(DbContextOptions options) : IdentityUserContext<UserAccount>(options)
{
    /// <summary>Who reads; null for the machine's own work, which sees all.</summary>
    public Acting? Acting { get; init; }

    public Reach Reach => Acting?.Reach ?? Reach.Everything;

    /// <summary>What was saved and has no entry in the audit trail yet.</summary>
    public Recording Recording { get; } = new();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<SignInTryRow> SignInTries => Set<SignInTryRow>();

    public DbSet<KeptFormRow> KeptForms => Set<KeptFormRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<AuditWordRow> AuditWords => Set<AuditWordRow>();

    public DbSet<GrantRow> Grants => Set<GrantRow>();

    public DbSet<PlanVersionRow> PlanVersions => Set<PlanVersionRow>();

    public DbSet<PlanChangeRow> PlanChanges => Set<PlanChangeRow>();

    public DbSet<FigureRow> Figures => Set<FigureRow>();

    public DbSet<FigureDraftRow> FigureDrafts => Set<FigureDraftRow>();

    public DbSet<SheetEventRow> SheetEvents => Set<SheetEventRow>();

    public DbSet<PeriodLockRow> PeriodLocks => Set<PeriodLockRow>();

    public DbSet<EvidenceRow> Evidence => Set<EvidenceRow>();

    public DbSet<RegisterConfirmationRow> RegisterConfirmations => Set<RegisterConfirmationRow>();

    public DbSet<RegisterEventRow> RegisterEvents => Set<RegisterEventRow>();

    public DbSet<RunRow> Runs => Set<RunRow>();

    public DbSet<VerdictRow> Verdicts => Set<VerdictRow>();

    public DbSet<FailureRow> Failures => Set<FailureRow>();

    public DbSet<FindingRow> Findings => Set<FindingRow>();

    public DbSet<AlertRow> Alerts => Set<AlertRow>();

    public DbSet<AlertEventRow> AlertEvents => Set<AlertEventRow>();

    public DbSet<AssignmentUpdateRow> AssignmentUpdates => Set<AssignmentUpdateRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    public DbSet<FigureDeliveryRow> FigureDeliveries => Set<FigureDeliveryRow>();

    public DbSet<ReportRow> Reports => Set<ReportRow>();

    public DbSet<ReportSectionRow> ReportSections => Set<ReportSectionRow>();

    public DbSet<ReportEventRow> ReportEvents => Set<ReportEventRow>();

    public DbSet<ReportSettingsRow> ReportSettings => Set<ReportSettingsRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    /// <summary>
    /// Makes those who append figures go one after the other until the transaction ends, so that a larger sequence number is never
    /// visible before a smaller one: a run pins the largest it sees and must not be overtaken.
    /// </summary>
    public abstract Task LockFigures(CancellationToken cancellation);

    /// <summary>Makes those who answer alerts or update assignments, and the run that moves alerts, go one after the other until the transaction ends.</summary>
    public abstract Task LockAlerts(CancellationToken cancellation);

    /// <summary>Makes those who write the audit trail go one after the other until the transaction ends: each entry holds the hash of the one before.</summary>
    public abstract Task LockAudit(CancellationToken cancellation);

    /// <summary>Keeps other processes from evaluating on this database; the lock ends with the process at the latest.</summary>
    /// <returns>The lock; null if another process has it and <paramref name="wait"/> is false.</returns>
    public Task<IAsyncDisposable?> LockEvaluation(bool wait, CancellationToken cancellation) => LockAmongProcesses("Evaluation", wait, cancellation);

    /// <summary>Keeps other processes from sending mail; the lock ends with the process at the latest, so that what is 'being sent' without it is not.</summary>
    /// <returns>The lock; null if another process has it.</returns>
    public Task<IAsyncDisposable?> LockSending(CancellationToken cancellation) => LockAmongProcesses("Sending", wait: false, cancellation);

    protected abstract Task<IAsyncDisposable?> LockAmongProcesses(string what, bool wait, CancellationToken cancellation);

    /// <summary>Writes what need not be written now: not at all while somebody else is writing.</summary>
    public abstract Task WriteUnlessBusy(Func<Task> write, CancellationToken cancellation);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        AppendOnly.Guard(ChangeTracker);
        var (saving, figures) = (Recording.Saving(ChangeTracker), Recording.Figures(ChangeTracker));
        if (Recording.AtOnce is not null && saving.Count > 0 && Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("What is saved together with its entry in the audit trail is saved by SaveChangesAsync.");
        }

        saving.FindAll(row => row.IsBlind).ForEach(row => row.Look());
        var saved = base.SaveChanges(acceptAllChangesOnSuccess);
        Recording.Saved(saving, figures);
        return saved;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        AppendOnly.Guard(ChangeTracker);
        var (saving, figures) = (Recording.Saving(ChangeTracker), Recording.Figures(ChangeTracker));
        if (Recording.AtOnce is { } at && saving.Count > 0 && Database.CurrentTransaction is null)
        {
            return await AuditTrail.InOne(this, at.Note, at.Time, () => SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
        }

        foreach (var row in saving.Where(row => row.IsBlind))
        {
            await row.Look(cancellationToken);
        }

        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        Recording.Saved(saving, figures);
        return saved;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(Sizes.Word);
        configurationBuilder.Properties<Period>().HaveConversion<PeriodCode>();
        configurationBuilder.Properties<decimal>().HavePrecision(28, 10);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<UserAccount>().ToTable("Users");
        modelBuilder.Entity<IdentityUserClaim<string>>().ToTable("UserClaims");
        modelBuilder.Entity<IdentityUserLogin<string>>().ToTable("UserLogins");
        modelBuilder.Entity<IdentityUserToken<string>>().ToTable("UserTokens");
        modelBuilder.Entity<SessionRow>();
        modelBuilder.Entity<SignInTryRow>();
        modelBuilder.Entity<KeptFormRow>();
        modelBuilder.Entity<GrantRow>().HasOne<UserAccount>().WithMany().HasForeignKey(grant => grant.UserId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<PlanVersionRow>();
        modelBuilder.Entity<PlanChangeRow>();
        modelBuilder.Entity<FigureRow>();
        modelBuilder.Entity<FigureDraftRow>();
        modelBuilder.Entity<SheetEventRow>();
        modelBuilder.Entity<PeriodLockRow>();
        modelBuilder.Entity<EvidenceRow>();
        modelBuilder.Entity<RegisterConfirmationRow>();
        modelBuilder.Entity<RegisterEventRow>();
        modelBuilder.Entity<RunRow>().ComplexProperty(run => run.Counts);
        modelBuilder.Entity<VerdictRow>().HasOne<RunRow>().WithMany().HasForeignKey(verdict => verdict.RunId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<FailureRow>().HasOne<RunRow>().WithMany().HasForeignKey(failure => failure.RunId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<FindingRow>().HasOne<RunRow>().WithMany().HasForeignKey(finding => finding.RunId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<AlertRow>().HasMany(alert => alert.Events).WithOne(happened => happened.Alert).HasForeignKey(happened => happened.AlertId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<AlertEventRow>();
        modelBuilder.Entity<AssignmentUpdateRow>();
        modelBuilder.Entity<NoticeRow>();
        modelBuilder.Entity<OutboxRow>();
        modelBuilder.Entity<ReportRow>().HasOne<ReportRow>().WithMany().HasForeignKey(report => report.CorrectsId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<ReportSectionRow>().HasOne(section => section.Report).WithMany().HasForeignKey(section => section.ReportId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<ReportEventRow>().HasOne(happened => happened.Report).WithMany().HasForeignKey(happened => happened.ReportId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<ReportSettingsRow>();
        modelBuilder.Entity<ApiKeyRow>();
        modelBuilder.Entity<FigureDeliveryRow>().HasOne<ApiKeyRow>().WithMany().HasForeignKey(delivery => delivery.KeyId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<SettingRow>();
        modelBuilder.Entity<AuditRow>();
        modelBuilder.Entity<AuditWordRow>();
        AppendOnly.DeclareTriggers(modelBuilder);
        foreach (var module in InstalledModules.All)
        {
            module.Map(modelBuilder);
        }

        ReachFilters.Declare(modelBuilder, this);
    }
}
