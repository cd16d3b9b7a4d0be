namespace ActionPlan.Host.Assignments;

internal static class AssignmentTables
{
    extension(AppDb db)
    {
        public DbSet<AssignmentUpdateRow> AssignmentUpdates => db.Set<AssignmentUpdateRow>();
    }
}
