namespace ActionPlan.Host.Api.Keys;

internal static class KeyTables
{
    extension(AppDb db)
    {
        public DbSet<ApiKeyRow> ApiKeys => db.Set<ApiKeyRow>();
    }
}
