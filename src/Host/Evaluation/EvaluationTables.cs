namespace ActionPlan.Host.Evaluation;

internal static class EvaluationTables
{
    extension(AppDb db)
    {
        public DbSet<RunRow> Runs => db.Set<RunRow>();

        public DbSet<VerdictRow> Verdicts => db.Set<VerdictRow>();

        public DbSet<FailureRow> Failures => db.Set<FailureRow>();

        public DbSet<FindingRow> Findings => db.Set<FindingRow>();
    }
}
