using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ActionPlan.Host.Pages.Units;

/// <summary>What was typed into a form and could not be saved as it is, so that nobody has to type it again. Public, as all that a component is given has to be.</summary>
/// <param name="Outcome">Why: an outcome's name.</param>
/// <param name="Fields">What was typed.</param>
/// <param name="Messages">What is wrong with it.</param>
public sealed record KeptForm(string Outcome, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Messages)
{
    public string this[string field] => Fields.GetValueOrDefault(field, "");
}

/// <summary>Carries a kept form in an address, sealed: nobody else can fill in a form, or have messages shown.</summary>
internal sealed class KeptForms(IDataProtectionProvider protection)
{
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("KeptForms").ToTimeLimitedDataProtector();

    public string Keep(KeptForm form) => seal.Protect(JsonSerializer.Serialize(form), TimeSpan.FromHours(1));

    public KeptForm? Read(string? kept)
    {
        try
        {
            return string.IsNullOrEmpty(kept) ? null : JsonSerializer.Deserialize<KeptForm>(seal.Unprotect(kept));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, or not ours: the form shows what is saved.
            return null;
        }
    }
}
