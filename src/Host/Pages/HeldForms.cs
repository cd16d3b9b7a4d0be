using System.Security.Cryptography;
using ActionPlan.Host.Access;
using Microsoft.Extensions.Caching.Memory;

namespace ActionPlan.Host.Pages;

/// <summary>Texts too long for an address that could not be taken as they are, until their author has seen why: nobody types a page twice.</summary>
internal sealed class HeldForms(IMemoryCache cache)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(30);

    public string Hold(Actor actor, string page, KeptForm form)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        cache.Set(Key(actor, page, id), form, Long);
        return id;
    }

    public KeptForm? Find(Actor actor, string page, string? id) => id is { Length: 32 } ? cache.Get<KeptForm>(Key(actor, page, id)) : null;

    private static (string, string?, string, string) Key(Actor actor, string page, string id) => (nameof(HeldForms), actor.UserId, page, id);
}
