using System.Net.Mail;

namespace ActionPlan.Kernel;

/// <summary>The one rule for every address that mail goes to: of units, contacts, people, readers of reports.</summary>
public static class MailAddressRule
{
    private const int Longest = 254;

    /// <summary>
    /// Whether mail can be sent to it as it stands: nothing but the characters that addresses are made of, and a dot in the name of the server.
    /// </summary>
    public static bool Accepts(string? text) => text is { Length: > 0 and <= Longest }
        && text.All(character => character is > ' ' and < (char)127)
        && MailAddress.TryCreate(text, out var address) && string.Equals(address.Address, text, StringComparison.Ordinal)
        && address.Host.Contains('.', StringComparison.Ordinal);
}
