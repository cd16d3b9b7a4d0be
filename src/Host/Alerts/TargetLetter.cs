using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Alerts;

/// <summary>A letter that told a unit of a target.</summary>
internal sealed record TargetLetter(long Id, string Subject, DateTimeOffset At)
{
    /// <summary>Its subject without the marks in brackets that all letters bear.</summary>
    public string Topic => Subject[(Subject.LastIndexOf("] ", StringComparison.Ordinal) is var end and >= 0 ? end + 2 : 0)..];
}

internal sealed class TargetLetters(AppDb db)
{
    private const int Most = 12;

    /// <summary>The digests of the runs in which something happened to the target's alerts here, the newest first; those that the reader may read.</summary>
    public async Task<IReadOnlyList<TargetLetter>> Of(Plan plan, string area, IReadOnlyList<AlertRow> alerts, CancellationToken cancellation = default)
    {
        var runs = alerts.SelectMany(alert => alert.Events).Select(happened => happened.RunId).OfType<long>().Distinct().Select(id => (long?)id).ToList();
        var units = alerts.Select(alert => alert.Unit).Distinct(StringComparer.Ordinal).ToList();
        return runs.Count == 0 ? [] : await db.Outbox.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.Kind == OutboxKind.Digest && runs.Contains(row.RunId) && units.Contains(row.Unit)
                && row.Areas.Any(one => one == area))
            .OrderByDescending(row => row.Id).Take(Most).Select(row => new TargetLetter(row.Id, row.Subject, row.CreatedAt)).ToListAsync(cancellation);
    }
}
