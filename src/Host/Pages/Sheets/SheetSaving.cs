using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>What became of a form's cells.</summary>
/// <param name="Saved">How many were saved.</param>
/// <param name="Untaken">Those that were not, as they were typed.</param>
/// <param name="Outcomes">What the command said of each that could be read.</param>
internal sealed record SheetSaving(int Saved, IReadOnlyDictionary<CellKey, KeptCell> Untaken, IReadOnlyList<CellOutcome> Outcomes)
{
    public static async Task<SheetSaving> Save(
        IFormCollection form, SheetKey key, CommandSender commands, Actor actor, CellWords words, CancellationToken cancellation)
    {
        var sheet = TypedSheet.Read(form);
        var (cells, unread) = sheet.Drafts();
        var outcomes = cells.Count > 0 ? (await commands.Send(new SaveDrafts(key, cells), actor, cancellation)).Cells : [];
        var bad = outcomes.Where(outcome => outcome.IsBad).DistinctBy(outcome => outcome.Key).ToDictionary(outcome => outcome.Key);
        var untaken = sheet.Cells.Where(cell => unread.ContainsKey(cell.Key) || bad.ContainsKey(cell.Key)).DistinctBy(cell => cell.Key).ToDictionary(
            cell => cell.Key,
            cell => new KeptCell(cell, unread.GetValueOrDefault(cell.Key) ?? (bad[cell.Key].Why is { } why ? words.Refused(cell.Key, why) : null)));
        return new SheetSaving(outcomes.Count(outcome => outcome.Result == CellResult.Saved), untaken, outcomes);
    }

    /// <summary>What is saved, and yet keeps the sheet from being submitted.</summary>
    public static IReadOnlyDictionary<CellKey, KeptCell> Hindering(SheetMoved moved, CellWords words) => moved.Refused.DistinctBy(outcome => outcome.Key)
        .ToDictionary(outcome => outcome.Key,
            outcome => new KeptCell(null, outcome.Why is { } why ? words.Refused(outcome.Key, why) : words.Conflict(outcome)));
}
