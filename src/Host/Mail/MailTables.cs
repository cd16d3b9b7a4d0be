namespace ActionPlan.Host.Mail;

internal static class MailTables
{
    extension(AppDb db)
    {
        public DbSet<OutboxRow> Outbox => db.Set<OutboxRow>();

        public Task<OutboxRow?> MessageOf(long id, CancellationToken cancellation = default) =>
            db.Outbox.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation);
    }
}
