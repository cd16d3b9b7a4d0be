namespace ActionPlan.Host.Mail;

/// <summary>Under which key a message is stored that is sent once.</summary>
internal static class MessageKeys
{
    /// <summary>The key; null where it was sent already. What a clock that was ahead had sent is sent again on its day, under another.</summary>
    public static async Task<string?> ToSend(this AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        var again = key + "|again";
        var sent = await db.Outbox.AsNoTracking().Where(row => row.DedupeKey == key || row.DedupeKey.StartsWith(again))
            .OrderBy(row => row.Id).Select(row => new { row.Id, row.CreatedAt }).ToListAsync(cancellation);
        foreach (var one in sent)
        {
            if (!await db.Outbox.Where(row => row.Id > one.Id).Select(row => row.CreatedAt).PutClockBack(one.CreatedAt, now, cancellation))
            {
                return null;
            }
        }

        return sent.Count == 0 ? key : again + sent.Count.ToString(CultureInfo.InvariantCulture);
    }
}
