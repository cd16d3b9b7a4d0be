using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>Keys of authenticator apps, as the database holds them: readable only with the keys of this installation.</summary>
internal sealed partial class AuthenticatorKeys(IDataProtectionProvider protection, ILogger<AuthenticatorKeys> log)
{
    private const string Mark = "sealed:";

    private readonly IDataProtector seal = protection.CreateProtector("AuthenticatorKeys");

    public string Seal(string key) => Mark + seal.Protect(key);

    /// <returns>Null where there is none, or where this installation's keys are not those that it was sealed with.</returns>
    public string? Open(string? stored)
    {
        if (stored?.StartsWith(Mark, StringComparison.Ordinal) is not true)
        {
            return null;
        }

        try
        {
            return seal.Unprotect(stored[Mark.Length..]);
        }
        catch (CryptographicException error)
        {
            Lost(log, error);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error,
        Message = "An authenticator's key cannot be read: were the keys of the data folder lost? Recovery codes still serve, or turn the second step off on the person's page.")]
    private static partial void Lost(ILogger log, Exception error);
}
