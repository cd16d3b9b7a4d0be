namespace ActionPlan.Host.Mail;

/// <summary>
/// Names of the units that stored messages went to. A unit that today's plan does not know, for the message is about an earlier one, is
/// called as the plan in force when the message was written called it.
/// </summary>
/// <param name="current">Today's plan.</param>
/// <param name="changes">When versions came into force, the newest first.</param>
/// <param name="version">Reads a version.</param>
internal sealed class MailUnits(Plan current, IReadOnlyList<(string Sha256, DateTimeOffset At)> changes, Func<string, Plan> version)
{
    public string Name(string unit, DateTimeOffset written)
    {
        if (current.Units.ContainsKey(unit))
        {
            return current.UnitName(unit);
        }

        var versions = changes.Where(change => change.At <= written).Concat(changes.Where(change => change.At > written))
            .Select(change => version(change.Sha256));
        return (versions.FirstOrDefault(known => known.Units.ContainsKey(unit)) ?? current).UnitName(unit);
    }
}

internal sealed class OutboxReading(AppDb db, PlanInForce plans)
{
    private const int MostVersions = 50;

    public Task<OutboxRow?> MessageOf(long id, CancellationToken cancellation = default) =>
        db.Outbox.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation);

    /// <summary>The newest before one, without the messages themselves.</summary>
    public Task<List<OutboxLine>> Newest(OutboxFilter filter, Plan plan, long before, int most, CancellationToken cancellation = default) =>
        filter.Of(db, plan)
        .Where(row => row.Id < before)
        .Take(most)
        .Select(row => new OutboxLine(
            row.Id, row.Kind, row.Unit, row.To, row.Subject, row.CreatedAt, row.State, row.Attempts, row.SentAt, row.LastError, row.FileName,
            row.NextAttemptAt))
        .ToListAsync(cancellation);

    public async Task<MailUnits> Units(CancellationToken cancellation)
    {
        var changes = await db.PlanChanges.AsNoTracking().OrderByDescending(change => change.Seq).Take(MostVersions)
            .Select(change => new { change.Sha256, change.At }).ToListAsync(cancellation);
        return new MailUnits(plans.Current, [.. changes.Select(change => (change.Sha256, change.At))], plans.Version);
    }
}
