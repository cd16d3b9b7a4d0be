using Mediator;

namespace ActionPlan.Host.Calendars;

/// <summary>The address of the calendar of whoever asks serves no more, from the next fetch on.</summary>
/// <returns>How many served until now.</returns>
internal sealed record RevokeCalendarAddress : ICommand<int>, ITransactional, IForOneself;

internal sealed class RevokeCalendarAddressHandler(AppDb db, Acting acting, TimeProvider time) : ICommandHandler<RevokeCalendarAddress, int>
{
    public async ValueTask<int> Handle(RevokeCalendarAddress command, CancellationToken cancellationToken)
    {
        var keys = await db.CalendarKeysOf(acting.Actor.UserId!).ToListAsync(cancellationToken);
        foreach (var key in keys)
        {
            key.RevokedAt = time.GetUtcNow();
        }

        return keys.Count;
    }
}
