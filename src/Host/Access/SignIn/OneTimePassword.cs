using System.Security.Cryptography;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>A password that somebody else will read out or type over: no letters that look alike.</summary>
internal static class OneTimePassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string New() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}
