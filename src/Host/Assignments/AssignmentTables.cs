namespace ActionPlan.Host.Assignments;

internal static class AssignmentTables
{
    extension(AppDb db)
    {
        public DbSet<AssignmentUpdateRow> AssignmentUpdates => db.Set<AssignmentUpdateRow>();

        public DbSet<DecisionRow> Decisions => db.Set<DecisionRow>();

        /// <summary>The assignments that meetings gave, beside those of a plan's document.</summary>
        public IQueryable<DecisionRow> GivenAssignments(string plan) =>
            db.Decisions.AsNoTracking().Where(row => row.PlanId == plan && row.Assignment != null && row.WithdrawnAt == null).OrderBy(row => row.Id);
    }
}
