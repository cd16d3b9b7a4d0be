using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Persistence.Keeping;
using ActionPlan.Host.Shell;
using Microsoft.Extensions.Primitives;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>What was typed and could not be taken, until its author has seen what is wrong: nobody types a sheet twice.</summary>
internal sealed class KeptSheets(FormKeeping keeping)
{
    public async Task<string> Keep(Actor actor, SheetKey sheet, IReadOnlyDictionary<CellKey, KeptCell> cells) =>
        await keeping.Keep(actor.UserId ?? "", sheet.Address, new KeptOnes([.. cells.Select(cell => new KeptOne(cell.Key, cell.Value))])) ?? "";

    public async Task<IReadOnlyDictionary<CellKey, KeptCell>?> Find(Actor actor, SheetKey sheet, string? id) =>
        (await keeping.Find<KeptOnes>(actor.UserId, sheet.Address, id))?.Cells.ToDictionary(cell => cell.Key, cell => cell.Cell);

    /// <summary>The cells of a sheet that was sent when its author was signed in no more.</summary>
    public async Task<IReadOnlyDictionary<CellKey, KeptCell>?> Unsaved(Actor actor, SheetKey sheet, string? id, string told)
    {
        if (await UnsavedForm.Find(keeping, actor, id) is not { Action: SheetForms.SaveAddress } form)
        {
            return null;
        }

        var fields = new FormCollection(form.Fields.GroupBy(field => field.Name, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => new StringValues([.. same.Select(field => field.Value)]), StringComparer.Ordinal));
        return fields["unit"] == sheet.Unit && fields["area"] == sheet.Area && fields["quarter"] == sheet.Quarter.ToString()
            ? TypedSheet.Read(fields).Cells.DistinctBy(cell => cell.Key).ToDictionary(cell => cell.Key, cell => new KeptCell(cell, told))
            : null;
    }

    internal sealed record KeptOnes(IReadOnlyList<KeptOne> Cells);

    internal sealed record KeptOne(CellKey Key, KeptCell Cell);
}

/// <summary>A cell as it was typed, and what is wrong with it.</summary>
/// <param name="Typed">What was typed; null where it was saved and only cannot go on.</param>
/// <param name="Wrong">What is wrong; null where somebody else changed the cell, which is told with what stands there now.</param>
internal sealed record KeptCell(TypedCell? Typed, string? Wrong);
