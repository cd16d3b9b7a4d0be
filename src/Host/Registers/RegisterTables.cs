namespace ActionPlan.Host.Registers;

internal static class RegisterTables
{
    extension(AppDb db)
    {
        public DbSet<RegisterEventRow> RegisterEvents => db.Set<RegisterEventRow>();
    }
}
