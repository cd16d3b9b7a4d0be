using Mediator;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>In which language whoever asks reads the pages, from whatever browser. Letters and documents stay Vietnamese.</summary>
internal sealed record SetLanguage(string Language) : ICommand, ITransactional, IForOneself;

internal sealed class SetLanguageHandler(AppDb db, Acting acting) : ICommandHandler<SetLanguage>
{
    public async ValueTask<Unit> Handle(SetLanguage command, CancellationToken cancellationToken)
    {
        if (acting.Actor.UserId is not { } user)
        {
            return Unit.Value;
        }

        var language = Cultures.Of(command.Language).TwoLetterISOLanguageName;
        if (await OwnLanguage.Rows(db, user).FirstOrDefaultAsync(cancellationToken) is { } known)
        {
            known.ClaimValue = language;
        }
        else
        {
            db.Add(new IdentityUserClaim<string> { UserId = user, ClaimType = OwnLanguage.Claim, ClaimValue = language });
        }

        return Unit.Value;
    }
}
