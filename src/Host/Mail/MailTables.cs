namespace ActionPlan.Host.Mail;

internal static class MailTables
{
    extension(AppDb db)
    {
        public DbSet<OutboxRow> Outbox => db.Set<OutboxRow>();
    }
}
