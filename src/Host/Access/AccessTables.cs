namespace ActionPlan.Host.Access;

internal static class AccessTables
{
    extension(AppDb db)
    {
        public DbSet<GrantRow> Grants => db.Set<GrantRow>();
    }
}
