using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;

namespace ActionPlan.Host.Pages;

/// <summary>Carries a kept form in an address, sealed: nobody else can fill in a form, or have messages shown. What is too long for an address is held here.</summary>
internal sealed class KeptForms(IDataProtectionProvider protection, IMemoryCache cache)
{
    private const int LongestInAddress = 4000;
    private const int IdLength = 32;
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("KeptForms").ToTimeLimitedDataProtector();

    public string Keep(KeptForm form)
    {
        var sealedForm = seal.Protect(JsonSerializer.Serialize(form), Long);
        if (sealedForm.Length <= LongestInAddress)
        {
            return sealedForm;
        }

        var id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true);
        cache.Set((nameof(KeptForms), id), form, Long);
        return id;
    }

    public KeptForm? Read(string? kept)
    {
        try
        {
            return string.IsNullOrEmpty(kept) ? null
                : kept.Length == IdLength ? cache.Get<KeptForm>((nameof(KeptForms), kept))
                : JsonSerializer.Deserialize<KeptForm>(seal.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            // Too old, or not ours: the form shows what is saved.
            return null;
        }
    }
}
