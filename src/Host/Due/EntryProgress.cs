using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Due;

/// <summary>What units owe for some quarters, and how far it has come. What only they may see of it, the context's reader must be allowed to.</summary>
internal sealed class EntryProgress(AppDb db, PlanInForce plans)
{
    /// <summary>By the versions that judge the quarters.</summary>
    /// <param name="installedIn">The quarter from which a plan is in use that does not say so itself.</param>
    /// <param name="units">Whose work.</param>
    /// <param name="quarters">In which quarters' sheets.</param>
    /// <param name="roots">Of which root areas with all below them; null for all.</param>
    public async Task<IReadOnlyList<CellProgress>> Load(
        Period installedIn, IReadOnlyList<string> units, IReadOnlyList<Period> quarters, CancellationToken cancellation, IReadOnlyList<Area>? roots = null)
    {
        var within = roots?.SelectMany(root => root.WithDescendants()).Select(area => area.Id).ToHashSet(StringComparer.Ordinal);
        string[]? areas = within is null ? null : [.. within];
        var sheets = quarters.GroupBy(plans.For).Select(some => (Plan: some.Key, Cells: Layout(some.Key, units, some, roots, within))).ToList();
        if (sheets.Count == 0)
        {
            return [];
        }

        // What was entered is the same whichever version judges it.
        var periods = sheets.SelectMany(sheet => sheet.Cells).Select(cell => cell.Period).Distinct().ToList();
        var plan = sheets[0].Plan;
        var entered = new EnteredRows(
            await First(plan, periods, areas, cancellation),
            (await db.FigureDrafts.AsNoTracking().Where(row => row.PlanId == plan.Id && periods.Contains(row.Period)).In(areas).ToListAsync(cancellation))
                .ToDictionary(row => row.Cell),
            await db.RegisterConfirmations.AsNoTracking().Where(row => row.PlanId == plan.Id).In(areas).ToListAsync(cancellation),
            await Submissions.Load(db, plan, quarters, areas, cancellation));
        var cells = new List<CellProgress>();
        foreach (var sheet in sheets)
        {
            cells.AddRange(await Stages(sheet.Plan, sheet.Cells, installedIn, entered, areas, cancellation));
        }

        return cells;
    }

    private static List<OwedCell> Layout(
        Plan plan, IReadOnlyList<string> units, IEnumerable<Period> quarters, IReadOnlyList<Area>? roots, HashSet<string>? within)
    {
        // Another version may have put them elsewhere: then all are looked through.
        var here = roots?.Select(root => plan.Areas.Find(root.Id)).OfType<Area>().ToList();
        var among = here?.TrueForAll(root => plan.Areas.ParentOf(root) is null) == true && here.Count == roots!.Count ? here : null;
        return
        [
            .. from quarter in quarters
               from unit in units
               from cell in SheetLayout.Cells(plan, unit, quarter, among)
               where within?.Contains(cell.Area.Id) != false
               select new OwedCell(unit, quarter, cell.Figure, cell.Area, cell.Period),
        ];
    }

    private async Task<IReadOnlyList<CellProgress>> Stages(
        Plan plan, List<OwedCell> layout, Period installedIn, EnteredRows entered, string[]? areas, CancellationToken cancellation)
    {
        var periods = layout.Select(cell => cell.Period).Distinct().ToList();
        var known = await EnteredFigures.Read(db, plans, plan, periods, cancellation, areas);
        var confirmed = Confirmed(plan, entered.Confirmations);
        var doubted = periods.Count == 0 ? new Dictionary<CellKey, Area>() : await new CountsInDoubt(db, plans).Why(plan, periods.Max(), cancellation);

        return [.. layout.Select(cell =>
        {
            var key = new CellKey(cell.Figure.Id, cell.Area.Id, cell.Period);
            var root = plan.Areas.RootOf(cell.Area).Id;
            var dueOn = cell.Figure.DueOn(plan.Calendar, cell.Period);
            var (stage, at) = doubted.ContainsKey(key) ? (CellStage.Unconfirmed, default(DateTimeOffset?))
                : entered.First.TryGetValue(key, out var row) ? (CellStage.Approved, entered.Submitted.Of(cell.Unit, root, cell.Quarter, row))
                : confirmed.TryGetValue(key, out var when) ? (CellStage.Approved, when)
                : entered.Drafts.TryGetValue(key, out var draft) ? (StageOf(draft), draft.State == DraftState.Submitted ? draft.SubmittedAt : null)
                : known.Has(cell.Figure, cell.Area, cell.Period) ? (CellStage.Covered, null)
                : (cell.Figure.Definition.Counted ? CellStage.Unconfirmed : CellStage.Missing, default(DateTimeOffset?));
            // A register that was confirmed in time was handed in then, however late it was counted.
            var handedIn = stage != CellStage.Unconfirmed && cell.Figure.Definition.Counted && confirmed.TryGetValue(key, out var confirmedAt)
                ? confirmedAt : at;
            return new CellProgress(
                cell.Unit, cell.Quarter, root, cell.Figure, cell.Area, cell.Period, dueOn, stage, handedIn is { } moment ? plan.DayOf(moment) : null,
                plan.Asks(installedIn, cell.Period, dueOn));
        })];
    }

    private static CellStage StageOf(FigureDraftRow draft) => draft.State switch
    {
        DraftState.Submitted => CellStage.Submitted,
        DraftState.SentBack => CellStage.SentBack,
        _ => CellStage.Draft,
    };

    // What was first entered; corrections come after the work is done.
    private async Task<Dictionary<CellKey, FirstEntry>> First(Plan plan, List<Period> periods, string[]? areas, CancellationToken cancellation)
    {
        var rows = await db.Figures.AsNoTracking().Where(row => row.PlanId == plan.Id && periods.Contains(row.Period)).In(areas)
            .Select(row => new { row.Figure, row.Area, row.Period, row.Seq, row.EnteredAt, row.ApprovedAt }).ToListAsync(cancellation);
        return rows.GroupBy(row => new CellKey(row.Figure, row.Area, row.Period))
            .ToDictionary(group => group.Key, group =>
            {
                var first = group.MinBy(row => row.Seq)!;
                return new FirstEntry(first.EnteredAt, first.ApprovedAt);
            });
    }

    private static Dictionary<CellKey, DateTimeOffset?> Confirmed(Plan plan, List<RegisterConfirmationRow> rows) =>
        CountedEntries.Of(plan, rows).GroupBy(entry => entry.Cell).ToDictionary(group => group.Key, group => When(rows, group.First()));

    private static DateTimeOffset? When(List<RegisterConfirmationRow> rows, CountedEntry entry) => rows
        .Where(row => row.Module == entry.Module && row.Register == entry.Counted.Register && row.Area == entry.Area.Id
            && (row.Period == entry.Period || entry.Period.Quarters.Contains(row.Period) || row.Period.Quarters.Contains(entry.Period)))
        .Max(row => (DateTimeOffset?)row.At);

    private readonly record struct OwedCell(string Unit, Period Quarter, Figure Figure, Area Area, Period Period);

    private sealed record EnteredRows(
        Dictionary<CellKey, FirstEntry> First, Dictionary<CellKey, FigureDraftRow> Drafts, List<RegisterConfirmationRow> Confirmations, Submissions Submitted);
}

/// <summary>When an entry was typed or read in, and when it was approved, where somebody had to.</summary>
internal readonly record struct FirstEntry(DateTimeOffset EnteredAt, DateTimeOffset? ApprovedAt);
