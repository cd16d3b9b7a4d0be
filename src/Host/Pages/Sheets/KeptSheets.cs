using System.Security.Cryptography;
using ActionPlan.Host.Access;
using ActionPlan.Host.Figures.Entry;
using Microsoft.Extensions.Caching.Memory;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>What was typed and could not be taken, until its author has seen what is wrong: nobody types a sheet twice.</summary>
internal sealed class KeptSheets(IMemoryCache cache)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(30);

    public string Keep(Actor actor, SheetKey sheet, IReadOnlyDictionary<CellKey, KeptCell> cells)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        cache.Set(Key(actor, sheet, id), cells, Long);
        return id;
    }

    public IReadOnlyDictionary<CellKey, KeptCell>? Find(Actor actor, SheetKey sheet, string? id) =>
        id is { Length: 32 } && cache.TryGetValue(Key(actor, sheet, id), out IReadOnlyDictionary<CellKey, KeptCell>? cells) ? cells : null;

    private static (string, string?, SheetKey, string) Key(Actor actor, SheetKey sheet, string id) => (nameof(KeptSheets), actor.UserId, sheet, id);
}

/// <summary>A cell as it was typed, and what is wrong with it.</summary>
/// <param name="Typed">What was typed; null where it was saved and only cannot go on.</param>
/// <param name="Wrong">What is wrong; null where somebody else changed the cell, which is told with what stands there now.</param>
internal sealed record KeptCell(TypedCell? Typed, string? Wrong);
