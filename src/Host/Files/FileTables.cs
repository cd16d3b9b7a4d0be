namespace ActionPlan.Host.Files;

internal static class FileTables
{
    extension(AppDb db)
    {
        public DbSet<EvidenceRow> Evidence => db.Set<EvidenceRow>();
    }
}
