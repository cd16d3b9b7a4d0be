namespace ActionPlan.Host.Figures.Entry;

/// <summary>A sheet as it would stand with what is being typed into it; nothing is saved.</summary>
/// <param name="Stands">The sheet as it stands.</param>
/// <param name="Would">The sheet with the typed values as drafts.</param>
/// <param name="Outcomes">What would become of each typed cell.</param>
/// <param name="Remarks">What is wrong or odd about the drafts, typed ones among them.</param>
internal sealed record SheetPreview(EntrySheet Stands, EntrySheet Would, IReadOnlyList<CellOutcome> Outcomes, IReadOnlyList<SheetRemark> Remarks)
{
    public static async Task<SheetPreview> Of(AppDb db, Plan plan, SheetKey key, IReadOnlyList<DraftCell> typed, DateOnly today, CancellationToken cancellation)
    {
        var sheet = await new EntrySheets(db).Load(plan, key, cancellation);
        var rules = new DraftRules(plan, sheet, today);
        var outcomes = typed.Select(rules.Outcome).ToList();
        var there = typed.Where(cell => rules.Cell(cell.Key) is not null).DistinctBy(cell => cell.Key).ToDictionary(cell => cell.Key, rules.Cleaned);
        var would =
            sheet with { Cells =
                [.. sheet.Cells.Select(cell => there.TryGetValue(cell.Key, out var one) ? cell with { Draft = Draft(plan, key, cell, one) } : cell)] };
        return new SheetPreview(sheet, would, outcomes, await Odd(db, plan, would, cancellation));
    }

    /// <summary>Of the sheet's remarks those that are about what is on its way; what was approved is not asked about again.</summary>
    public static async Task<IReadOnlyList<SheetRemark>> Odd(AppDb db, Plan plan, EntrySheet sheet, CancellationToken cancellation)
    {
        var drafted = sheet.Cells.Where(cell => cell.Draft is not null).Select(cell => cell.Key).ToHashSet();
        return [.. (await SheetChecks.For(db, plan, sheet, cancellation))
            .Where(remark => remark.Cells.Count == 0 || remark.Cells.Any(drafted.Contains)).OrderByDescending(remark => remark.IsError)];
    }

    private static FigureDraftRow? Draft(Plan plan, SheetKey key, EntryCell cell, DraftCell typed) => typed.Value is not { } value ? null : new FigureDraftRow
    {
        PlanId = plan.Id, Figure = cell.Key.Figure, Area = cell.Key.Area, Period = cell.Key.Period, Unit = key.Unit, Value = value, Source = typed.Source,
        Note = typed.Note, CorrectionReason = typed.CorrectionReason, State = DraftState.Draft, Version = 0, EnteredBy = "", EnteredAt = default,
    };
}
