using ActionPlan.Host.Backups;
using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Waiting;

/// <summary>What waits for whoever reads, by what they may do. It reads with a context of its own: the frame of a page asks beside the page.</summary>
internal sealed class MyWork(
    IDbContextFactory<AppDb> databases, PlanInForce plans, AllPlans all, Acting acting, Happened happened, KnownMatters known,
    RegularBackups backups, TimeProvider clock)
{
    /// <summary>The most urgent first; nothing before a plan is in force.</summary>
    public async Task<IReadOnlyList<Matter>> Read(CancellationToken cancellation = default)
    {
        if (plans is not { InForce: { } plan, IsInPreparation: false } || acting.Actor.UserId is not { } user)
        {
            return [];
        }

        var kept = await known.Of(user, plan.Id, CultureInfo.CurrentUICulture.Name, await happened.SoFar(), () => Work(plan, cancellation));
        if (!acting.Actor.MaySomewhere(Right.ManageMail))
        {
            return kept;
        }

        // How far sending has come has no entry in the trail, nor has what became of a backup.
        await using var db = databases.CreateDbContext();
        return Matter.ByUrgency([.. kept, .. await new OfficeMatters(db).Letters(plan, cancellation), .. Backup()], plan.Today(clock));
    }

    private IEnumerable<Matter> Backup() => acting.Actor.MaySomewhere(Right.ManagePeople) && backups.Problem is { } reason
        ? [new Matter(MatterKind.BackupFailed, "admin/health", "") { Said = reason }] : [];

    private async Task<IReadOnlyList<Matter>> Work(Plan plan, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        var (actor, today) = (acting.Actor, plan.Today(clock));
        var runs = await new RunHistories(db, clock).Load(plan, cancellation);
        return Matter.ByUrgency(
            [
                .. await SheetMatters.Read(db, plans, actor, plan.NewestClosed(clock), cancellation),
                .. await OwedByUnits.Read(db, plans, actor, today, cancellation),
                .. await new OfficeMatters(db).Reports(plan, actor, cancellation),
                .. await RuleMatters.Read(db, plans, actor, runs.Newest, cancellation),
                .. await RuleMatters.OfPrepared(db, all, actor, cancellation),
            ],
            today);
    }

    /// <summary>
    /// Whether the work of these people is to read and to decide: they open on how the plan stands, all others on what waits for them.
    /// </summary>
    public static bool Leads(Actor actor) =>
        actor.MaySomewhere(Right.ReadUnit)
        && !Array.Exists([Right.EnterFigures, Right.LockPeriods, Right.EditRules, Right.ManagePeople], actor.MaySomewhere);
}
