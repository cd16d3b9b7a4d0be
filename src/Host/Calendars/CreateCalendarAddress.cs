using Mediator;

namespace ActionPlan.Host.Calendars;

/// <summary>Gives whoever asks an address for their calendar; one that served before serves no more.</summary>
/// <returns>The secret, to be shown once.</returns>
internal sealed record CreateCalendarAddress : ICommand<string>, ITransactional, IForOneself;

internal sealed class CreateCalendarAddressHandler(AppDb db, Acting acting, TimeProvider time) : ICommandHandler<CreateCalendarAddress, string>
{
    public async ValueTask<string> Handle(CreateCalendarAddress command, CancellationToken cancellationToken)
    {
        var (user, now) = (acting.Actor.UserId!, time.GetUtcNow());
        foreach (var before in await db.CalendarKeysOf(user).ToListAsync(cancellationToken))
        {
            before.RevokedAt = now;
        }

        var secret = CalendarSecret.New();
        db.Add(new CalendarKeyRow { UserId = user, KeyHash = CalendarSecret.HashOf(secret)!, CreatedAt = now });
        return secret;
    }
}
