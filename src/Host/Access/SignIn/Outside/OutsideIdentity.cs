using System.Security.Claims;

namespace ActionPlan.Host.Access.SignIn.Outside;

/// <summary>Who a provider says somebody is: a subject of an issuer stays the same person, all else may change hands.</summary>
/// <param name="Issuer">The provider, as its tokens name it.</param>
/// <param name="Subject">The person, as the provider tells them apart.</param>
/// <param name="Email">An address that the provider has verified; null if it has not.</param>
/// <param name="UserName">What the claim of the settings holds, where they name one.</param>
internal sealed record OutsideIdentity(string Issuer, string Subject, string? Email, string? UserName)
{
    // What the standard allows a subject, and what the key of both holds on SQL Server.
    private const int LongestSubject = 255;
    private const int LongestIssuer = 190;

    /// <summary>How the trail names them before they are known here.</summary>
    public string Shown => Email ?? UserName ?? Subject;

    public static OutsideIdentity? Of(ClaimsPrincipal principal, OidcSettings settings) =>
        principal.FindFirstValue("iss") is { Length: > 0 and <= LongestIssuer } issuer
            && principal.FindFirstValue("sub") is { Length: > 0 and <= LongestSubject } subject
            ? new OutsideIdentity(
                issuer, subject,
                principal.FindFirstValue("email_verified") is "true" or "True" ? Plain(principal.FindFirstValue("email")) : null,
                settings.NameClaim is { Length: > 0 } claim ? Plain(principal.FindFirstValue(claim)) : null)
            : null;

    // Letters that only look alike, or become alike in upper case, must not lead into somebody's account.
    private static string? Plain(string? text) => text is { Length: > 0 } && text.All(char.IsAscii) ? text : null;
}
