using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;

namespace ActionPlan.Host.Pages;

/// <summary>
/// Carries a kept form in an address, sealed: nobody else can fill in a form, or have messages shown. What is too long for an address is held
/// here, in so much memory and no more: of administrators' forms there are few.
/// </summary>
internal sealed class KeptForms(IDataProtectionProvider protection) : IDisposable
{
    /// <summary>In characters of sealed forms.</summary>
    private const int MostHeld = 8_000_000;

    private const int LongestInAddress = 4000;
    private const int IdLength = 32;
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private readonly MemoryCache held = new(new MemoryCacheOptions { SizeLimit = MostHeld });
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("KeptForms").ToTimeLimitedDataProtector();

    public string Keep(KeptForm form)
    {
        var sealedForm = seal.Protect(JsonSerializer.Serialize(form), Long);
        if (sealedForm.Length <= LongestInAddress)
        {
            return sealedForm;
        }

        var id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true);
        held.Set(id, form, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Long, Size = sealedForm.Length });
        return id;
    }

    public KeptForm? Read(string? kept)
    {
        try
        {
            return string.IsNullOrEmpty(kept) ? null
                : kept.Length == IdLength ? held.Get<KeptForm>(kept)
                : JsonSerializer.Deserialize<KeptForm>(seal.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            // Too old, or not ours: the form shows what is saved.
            return null;
        }
    }

    public void Dispose() => held.Dispose();
}
