using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>Refuses what is guessed first: the account's own name, the ward's, and the usual ones, with digits added.</summary>
internal sealed class PasswordRules(IdentityErrorDescriber words) : IPasswordValidator<UserAccount>
{
    public const int ShortestLength = 10;

    private static readonly string[] Usual =
        ["password", "matkhau", "123456", "abc123", "qwerty", "iloveyou", "admin", "quantri", "phuong12", "govap", "hochiminh", "vietnam", "congan",
            "chuongtrinh"];

    public Task<IdentityResult> ValidateAsync(UserManager<UserAccount> manager, UserAccount user, string? password)
    {
        var letters = new string([.. Folded.Of(password ?? "").Where(char.IsLetterOrDigit)]);
        var rest = Usual.Append(new string([.. Folded.Of(user.UserName ?? "").Where(char.IsLetterOrDigit)]))
            .Where(word => word.Length > 0)
            .Aggregate(letters, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        var isGuessable = new string([.. rest.Where(char.IsLetter)]).Length < 4 && rest.Length < ShortestLength - 2;
        return Task.FromResult(isGuessable ? IdentityResult.Failed(((IdentityWords)words).Guessable()) : IdentityResult.Success);
    }
}
