using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>What Identity complains about, as people read it.</summary>
internal sealed class IdentityWords(IStringLocalizerFactory texts) : IdentityErrorDescriber
{
    private readonly IStringLocalizer words = texts.Create(typeof(AccessTexts));

    public IdentityError Guessable() => Of("Guessable");

    public override IdentityError DefaultError() => Of("Default");

    public override IdentityError PasswordTooShort(int length) => Of("TooShort", length);

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Of("TooFewLetters", uniqueChars);

    public override IdentityError PasswordMismatch() => Of("Mismatch");

    public override IdentityError DuplicateUserName(string userName) => Of("NameTaken", userName);

    public override IdentityError InvalidUserName(string? userName) => Of("BadName", userName ?? "");

    public override IdentityError ConcurrencyFailure() => Of("Concurrency");

    private IdentityError Of(string key, params object[] values) => new() { Code = key, Description = words["Identity." + key, values] };
}

/// <summary>Names the resource file.</summary>
internal sealed class AccessTexts;
