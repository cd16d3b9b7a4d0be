using ActionPlan.Host.Plans;

namespace ActionPlan.Host.Mail;

/// <summary>
/// Looks, at the moment when a message goes out, whom the plan now gives for it: a message that waited through a change of addresses does not
/// go to the old one. Content and Message-ID stay.
/// </summary>
internal sealed class Readdressing(AllPlans plans)
{
    /// <returns>Null where it may go; otherwise that there is nobody to send it to.</returns>
    public async Task<Delivery?> Look(AppDb db, long id, CancellationToken cancellation)
    {
        var row = await db.Outbox.AsNoTracking().Where(row => row.Id == id).Select(row => new { row.PlanId, row.Unit, row.Area, row.To }).SingleAsync(cancellation);
        // What went to no unit of the plan, or to one that is gone, has only the address that it was written for.
        if (plans.Find(row.PlanId)?.Current.ReaderNow(row.Unit, row.Area) is not { } reader)
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

        // Written down before it is sent: what the row says is where it went.
        var mime = Envelope.Readdress(await db.Outbox.Where(one => one.Id == id).Select(one => one.Mime).SingleAsync(cancellation), address, reader.UnitName);
        await db.Outbox.Where(one => one.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.To, TypedText.Word(reader.Address)).SetProperty(one => one.Mime, mime), cancellation);
        return null;
    }
}
