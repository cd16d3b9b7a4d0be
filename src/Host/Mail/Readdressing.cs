using ActionPlan.Host.Audit;
using MimeKit;

namespace ActionPlan.Host.Mail;

/// <summary>
/// Looks, at the moment when a message goes out, whom the plan now gives for it: a message that waited through a change of addresses does not
/// go to the old one. Content and Message-ID stay.
/// </summary>
internal sealed class Readdressing(AllPlans plans, TimeProvider clock)
{
    /// <param name="db">The sender's context.</param>
    /// <param name="id">The message.</param>
    /// <param name="attempt">The attempt at it that is the sender's.</param>
    /// <returns>Null where it may go; otherwise that there is nobody to send it to.</returns>
    public async Task<Delivery?> Look(AppDb db, long id, int attempt, CancellationToken cancellation)
    {
        var row = await db.Outbox.AsNoTracking().Where(row => row.Id == id).Select(row => new { row.PlanId, row.Unit, row.Area, row.To })
            .SingleAsync(cancellation);
        // What went to no unit of the plan, or to one that is gone, has only the address that it was written for.
        if (plans.Find(row.PlanId)?.Current is not { } plan || plan.ReaderNow(row.Unit, row.Area) is not { } reader)
        {
            return null;
        }

        if (!Envelope.TryAddress(reader.Address, out var address))
        {
            return new Delivery.Unaddressed(string.IsNullOrWhiteSpace(reader.Address) ? null : $"Địa chỉ thư không hợp lệ: {TypedText.Word(reader.Address)}");
        }

        if (Envelope.TryAddress(row.To, out var before) && before.Address == address.Address)
        {
            return null;
        }

        await WriteDown(db, id, attempt, plan, reader, address, cancellation);
        return null;
    }

    // Before it is sent: what the row says is where it went, and the trail, which holds the message's digest, says so too.
    private async Task WriteDown(
        AppDb db, long id, int attempt, Plan plan, Recipient reader, MailboxAddress address, CancellationToken cancellation)
    {
        var note = new AuditNote(Actor.System("Gửi thư"), AuditActions.Readdressed, null, plan);
        var row = await db.Outbox.SingleOrDefaultAsync(
                one => one.Id == id && one.Attempts == attempt && one.State == OutboxState.Sending, cancellation)
            ?? throw new DbUpdateConcurrencyException($"Message {id} is another sender's by now.");
        row.To = TypedText.Word(reader.Address);
        row.Mime = Envelope.Readdress(row.Mime!, address, reader.UnitName);
        await AuditTrail.InOne(db, note, clock, () => db.SaveChangesAsync(cancellation), cancellation);
        db.Entry(row).State = EntityState.Detached;
    }
}
