namespace ActionPlan.Host.Figures.Entry;

/// <summary>What a unit's sheet still lacks before its quarter can be locked.</summary>
/// <param name="Missing">Cells with neither an approved value nor a draft.</param>
/// <param name="Drafts">Cells with a draft that is not submitted, or was sent back.</param>
/// <param name="Submitted">Cells that wait for approval.</param>
internal sealed record OpenSheet(string Unit, int Missing, int Drafts, int Submitted)
{
    public static async Task<IReadOnlyList<OpenSheet>> Of(AppDb db, Plan plan, string area, Period quarter, CancellationToken cancellation) =>
        Among(await new EntrySheets(db).Load(plan, Keys(plan, area, quarter), cancellation));

    /// <summary>All units' sheets of an area and quarter.</summary>
    public static IReadOnlyList<SheetKey> Keys(Plan plan, string area, Period quarter) =>
        [.. SheetLayout.Reporting(plan).Select(unit => new SheetKey(unit.Id, area, quarter))];

    /// <summary>Of these those that lack something.</summary>
    public static IReadOnlyList<OpenSheet> Among(IEnumerable<EntrySheet> sheets) =>
    [
        .. sheets.Select(sheet => new OpenSheet(
                sheet.Key.Unit,
                sheet.Cells.Count(cell => cell.Approved is null && cell.Draft is null),
                sheet.Cells.Count(cell => cell.Draft is { State: not DraftState.Submitted }),
                sheet.Cells.Count(cell => cell.Draft is { State: DraftState.Submitted })))
            .Where(one => one is not { Missing: 0, Drafts: 0, Submitted: 0 }),
    ];
}
