namespace ActionPlan.Host.Alerts;

internal static class AlertTables
{
    extension(AppDb db)
    {
        public DbSet<AlertRow> Alerts => db.Set<AlertRow>();

        public DbSet<AlertEventRow> AlertEvents => db.Set<AlertEventRow>();

        public DbSet<NoticeRow> Notices => db.Set<NoticeRow>();
    }
}
