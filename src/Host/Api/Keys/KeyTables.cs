namespace ActionPlan.Host.Api.Keys;

internal static class KeyTables
{
    extension(AppDb db)
    {
        public DbSet<ApiKeyRow> ApiKeys => db.Set<ApiKeyRow>();
    }
}

internal sealed class KeyQueries(AppDb db)
{
    public Task<List<ApiKeyRow>> All(CancellationToken cancellation = default) => db.ApiKeys.AsNoTracking().ToListAsync(cancellation);

    public Task<ApiKeyRow?> KeyOf(long id, CancellationToken cancellation = default) =>
        db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
}
