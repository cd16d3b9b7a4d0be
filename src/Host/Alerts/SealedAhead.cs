using ActionPlan.Host.Audit;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Alerts;

/// <summary>
/// What the trail will say of the rows that a run adds, by the keys that they will have if nobody adds any meanwhile: who writes waits for the
/// transaction that completes a run, and hashing a country's rows there was the most of it. Null where they are few, or the keys cannot be foreseen.
/// </summary>
internal sealed record SealedAhead(ToldSet? Opened, ToldSet? Events, ToldSet? Messages)
{
    public static SealedAhead Nothing { get; } = new(null, null, null);

    public static async Task<SealedAhead> Of(AppDb db, AlertMoves moves, IReadOnlyList<OutboxRow> messages, CancellationToken cancellation)
    {
        // A server gives keys in whatever order it takes the rows.
        if (!db.Database.IsSqlite())
        {
            return Nothing;
        }

        var alert = await db.NextKey<AlertRow>(cancellation);
        foreach (var (place, opened) in moves.Opened.Index())
        {
            opened.Events.ForEach(one => one.AlertId = alert + place);
        }

        var happened = moves.Noted.SelectMany(one => one.Events, (one, noted) => (one.Area, Event: noted)).ToList();
        var areas = happened.GroupBy(one => one.Event.AlertId).ToDictionary(one => one.Key, one => one.First().Area);
        return new SealedAhead(
            await db.SealAhead(moves.Opened, row => [row.Area], cancellation),
            await db.SealAhead([.. happened.Select(one => one.Event)], row => [areas[row.AlertId]], cancellation),
            await db.SealAhead(messages, row => row.Areas, cancellation));
    }
}
