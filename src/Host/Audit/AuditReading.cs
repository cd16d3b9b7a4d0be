namespace ActionPlan.Host.Audit;

internal sealed class AuditReading(AppDb db)
{
    /// <summary>The chain's newest hash, for pages and reports: it tells nothing of what is in the trail, so that everybody may see it.</summary>
    public async Task<AuditHead?> Head(CancellationToken cancellation = default) =>
        await db.Audit.IgnoreQueryFilters().OrderByDescending(row => row.Seq).Select(row => new AuditHead(row.Seq, row.Hash, row.At))
            .FirstOrDefaultAsync(cancellation);

    public Task<AuditRow?> Entry(long seq, CancellationToken cancellation = default) =>
        db.Audit.AsNoTracking().SingleOrDefaultAsync(entry => entry.Seq == seq, cancellation);

    /// <summary>The newest entries before one.</summary>
    public Task<List<AuditRow>> Newest(AuditFilter filter, Plan plan, long before, int most, CancellationToken cancellation = default) =>
        filter.Of(db, plan).AsNoTracking().Where(row => row.Seq < before).OrderByDescending(row => row.Seq).Take(most).ToListAsync(cancellation);
}
