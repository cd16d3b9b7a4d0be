namespace ActionPlan.Host.Api.Keys;

internal static class KeyTables
{
    extension(AppDb db)
    {
        public DbSet<ApiKeyRow> ApiKeys => db.Set<ApiKeyRow>();

        public Task<List<ApiKeyRow>> AllKeys(CancellationToken cancellation = default) => db.ApiKeys.AsNoTracking().ToListAsync(cancellation);

        public Task<ApiKeyRow?> KeyOf(long id, CancellationToken cancellation = default) =>
            db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
    }
}
