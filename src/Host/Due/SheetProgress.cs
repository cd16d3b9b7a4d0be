using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Due;

/// <summary>How far a unit's figures for a quarter have come in one root area.</summary>
internal sealed record SheetProgress(SheetKey Key, IReadOnlyList<CellProgress> Cells)
{
    public int Approved => Cells.Count(cell => cell.Stage is CellStage.Approved or CellStage.Covered);

    public int Submitted => Count(CellStage.Submitted);

    public int Begun => Count(CellStage.Draft) + Count(CellStage.SentBack);

    public int Missing => Count(CellStage.Missing) + Count(CellStage.Unconfirmed);

    public int Late => Cells.Count(cell => cell.IsLate);

    /// <summary>The first day on which something is due that the unit has not handed in; null where it has all.</summary>
    public DateOnly? NextDue => Cells.Where(cell => !cell.IsHandedIn && cell.IsAsked).Min(cell => (DateOnly?)cell.DueOn);

    public int Overdue(DateOnly today) => Cells.Count(cell => cell.IsOverdueOn(today));

    public static IReadOnlyList<SheetProgress> Of(IEnumerable<CellProgress> cells) =>
        [.. cells.GroupBy(cell => new SheetKey(cell.Unit, cell.Root, cell.Quarter)).Select(sheet => new SheetProgress(sheet.Key, [.. sheet]))];

    private int Count(CellStage stage) => Cells.Count(cell => cell.Stage == stage);
}
