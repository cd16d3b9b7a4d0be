namespace ActionPlan.Host.Figures.Entry;

/// <summary>
/// Drafts on their way into one sheet, in the transaction of a command that holds <see cref="AppDb.LockFigures"/>: first checked, then written.
/// </summary>
internal sealed class DraftSaving
{
    private readonly AppDb db;
    private readonly Plan plan;
    private readonly SheetKey sheet;
    private readonly DraftRules rules;
    private readonly DateTimeOffset now;

    private DraftSaving(AppDb db, Plan plan, EntrySheet sheet, DateTimeOffset now)
    {
        (this.db, this.plan, this.now) = (db, plan, now);
        this.sheet = sheet.Key;
        rules = new DraftRules(plan, sheet, plan.DayOf(now));
    }

    public static async Task<DraftSaving> Begin(AppDb db, Plan plan, SheetKey sheet, DateTimeOffset now, CancellationToken cancellation) =>
        new(db, plan, await new EntrySheets(db).Load(plan, sheet, cancellation), now);

    /// <summary>A cell as it stands; null if the sheet has none such.</summary>
    public EntryCell? Cell(CellKey key) => rules.Cell(key);

    /// <summary>What would become of each cell, in the order given.</summary>
    public IReadOnlyList<CellOutcome> Check(IEnumerable<DraftCell> cells) => [.. cells.Select(rules.Outcome)];

    /// <summary>Writes those that are to be saved.</summary>
    public async Task<IReadOnlyList<CellOutcome>> Save(
        IReadOnlyList<DraftCell> cells, IReadOnlyList<CellOutcome> outcomes, Actor by, CancellationToken cancellation)
    {
        var rows = await OpenDrafts.Tracked(db, plan, sheet, cancellation);
        var written = new Dictionary<CellKey, FigureDraftRow?>();
        foreach (var (typed, _) in cells.Zip(outcomes).Where(pair => pair.Second.Result == CellResult.Saved))
        {
            written[typed.Key] = Write(rules.Cleaned(typed), rows, by);
        }

        await db.SaveChangesAsync(cancellation);
        return [.. outcomes.Select(outcome => outcome.Result == CellResult.Saved
            ? outcome with { Stamp = (rules.Cell(outcome.Key)! with { Draft = written[outcome.Key] }).Stamp }
            : outcome)];
    }

    private FigureDraftRow? Write(DraftCell typed, Dictionary<CellKey, FigureDraftRow> rows, Actor by)
    {
        rows.Remove(typed.Key, out var row);
        if (typed.Value is not { } value)
        {
            db.Remove(row!);
            return null;
        }

        if (row is null)
        {
            row = new FigureDraftRow
            {
                PlanId = plan.Id, Figure = typed.Key.Figure, Area = typed.Key.Area, Period = typed.Key.Period, Unit = sheet.Unit,
                Value = value, State = DraftState.Draft, Version = 0, EnteredBy = by.Name, EnteredAt = now,
            };
            db.Add(row);
        }

        (row.Unit, row.Value, row.Source, row.Note, row.CorrectionReason) = (sheet.Unit, value, typed.Source, typed.Note, typed.CorrectionReason);
        (row.State, row.EnteredBy, row.EnteredById, row.EnteredAt) = (DraftState.Draft, by.Name, by.UserId, now);
        row.Version++;
        return row;
    }
}
