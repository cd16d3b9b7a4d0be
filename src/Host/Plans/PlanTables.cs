namespace ActionPlan.Host.Plans;

internal static class PlanTables
{
    extension(AppDb db)
    {
        public DbSet<PlanVersionRow> PlanVersions => db.Set<PlanVersionRow>();

        public DbSet<PlanChangeRow> PlanChanges => db.Set<PlanChangeRow>();
    }
}
