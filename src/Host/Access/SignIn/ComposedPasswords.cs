using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>Keyboards write 'ế' as one sign or as three: passwords are hashed and compared in one spelling (NFKC).</summary>
internal sealed class ComposedPasswords(IOptions<PasswordHasherOptions> options) : PasswordHasher<UserAccount>(options)
{
    public static string Of(string typed)
    {
        try
        {
            return typed.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair has no spelling at all.
            return typed;
        }
    }

    public override string HashPassword(UserAccount user, string password) => base.HashPassword(user, Of(password));

    public override PasswordVerificationResult VerifyHashedPassword(UserAccount user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, Of(providedPassword));
}
