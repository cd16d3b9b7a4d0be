namespace ActionPlan.Host.Plans;

internal sealed class PlanQueries(AppDb db)
{
    private const int MostChanges = 200;

    /// <summary>What people changed in a plan's document, the last first.</summary>
    public Task<List<PlanChangeRow>> NewestChanges(CancellationToken cancellation = default) =>
        db.PlanChanges.AsNoTracking().OrderByDescending(change => change.Seq).Take(MostChanges).ToListAsync(cancellation);

    public Task<bool> HasVersion(string sha256, CancellationToken cancellation = default) =>
        db.PlanVersions.AnyAsync(row => row.Sha256 == sha256, cancellation);
}
