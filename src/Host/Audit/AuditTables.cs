namespace ActionPlan.Host.Audit;

internal static class AuditTables
{
    extension(AppDb db)
    {
        /// <summary>What was saved and has no entry in the trail yet.</summary>
        public Recording Recording => (Recording)db.Recorder!;

        public DbSet<AuditRow> Audit => db.Set<AuditRow>();

        public DbSet<AuditWordRow> AuditWords => db.Set<AuditWordRow>();
    }
}
