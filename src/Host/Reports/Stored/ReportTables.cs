namespace ActionPlan.Host.Reports.Stored;

internal static class ReportTables
{
    extension(AppDb db)
    {
        public DbSet<ReportRow> Reports => db.Set<ReportRow>();

        public DbSet<ReportSectionRow> ReportSections => db.Set<ReportSectionRow>();

        public DbSet<ReportEventRow> ReportEvents => db.Set<ReportEventRow>();

        public DbSet<ReportSettingsRow> ReportSettings => db.Set<ReportSettingsRow>();
    }
}
