namespace ActionPlan.Host.Plans;

internal static class PlanQueries
{
    private const int MostChanges = 200;

    /// <summary>What people changed in a plan's document, the last first.</summary>
    public static Task<List<PlanChangeRow>> NewestChanges(this AppDb db, CancellationToken cancellation = default) =>
        db.PlanChanges.AsNoTracking().OrderByDescending(change => change.Seq).Take(MostChanges).ToListAsync(cancellation);

    public static Task<bool> HasVersion(this AppDb db, string sha256, CancellationToken cancellation = default) =>
        db.PlanVersions.AnyAsync(row => row.Sha256 == sha256, cancellation);
}
