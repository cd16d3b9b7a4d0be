using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ActionPlan.Host.Pages;

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
