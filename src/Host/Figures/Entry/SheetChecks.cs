using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>Errors and warnings of a sheet: approved values with the sheet's drafts in their place. They change no verdict.</summary>
internal static class SheetChecks
{
    /// <summary>So many root areas of an import are read at once: a question for each takes a country's import long, and all at once much memory.</summary>
    private const int RootsAtOnce = 50;

    public static async Task<IReadOnlyList<SheetRemark>> For(AppDb db, Plan plan, EntrySheet sheet, CancellationToken cancellation) =>
        (await For(db, plan, [sheet], cancellation))[sheet.Key];

    /// <summary>Of several sheets, by their keys, read at once.</summary>
    public static async Task<IReadOnlyDictionary<SheetKey, IReadOnlyList<SheetRemark>>> For(
        AppDb db, Plan plan, IReadOnlyList<EntrySheet> sheets, CancellationToken cancellation)
    {
        var readWith = sheets.Select(sheet => plan.Areas.Find(sheet.Key.Area)).OfType<Area>().Distinct()
            .ToDictionary(root => root.Id, root => plan.Areas.ReadWith(root).Select(area => area.Id).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var approved = await new CurrentFigures(db).Of(plan.Id, readWith.Values.SelectMany(areas => areas), cancellation);
        return sheets.ToDictionary(sheet => sheet.Key, sheet => readWith.TryGetValue(sheet.Key.Area, out var areas)
            ? Find(plan, plan.Areas.Find(sheet.Key.Area)!, sheet, approved.Values.Where(value => areas.Contains(value.Area)))
            : []);
    }

    /// <summary>Pure.</summary>
    /// <param name="root">The sheet's root area.</param>
    /// <param name="approved">The approved values of all areas that are read with the root area.</param>
    public static IReadOnlyList<SheetRemark> Find(Plan plan, Area root, EntrySheet sheet, IEnumerable<FigureValue> approved) =>
        [.. sheet.Cells.SelectMany(OfCell), .. OfFigures(plan, root, sheet, approved)];

    /// <summary>What contradicts what, of figures that were just entered without a sheet.</summary>
    /// <param name="db">They stand in it already.</param>
    /// <param name="planFor">The version that judges a quarter.</param>
    /// <param name="entered">The cells that changed.</param>
    public static async Task<IReadOnlyList<SheetRemark>> OfEntries(
        AppDb db, Func<Period, Plan> planFor, IReadOnlyCollection<CellKey> entered, CancellationToken cancellation)
    {
        var remarks = new List<SheetRemark>();
        foreach (var some in entered.Select(cell => Placed(cell, planFor(cell.Period.LastQuarter))).GroupBy(one => one.Root.Id, StringComparer.Ordinal)
            .Chunk(RootsAtOnce))
        {
            var readWith = some.ToDictionary(root => root.Key, AreasOf, StringComparer.Ordinal);
            var current = (await new CurrentFigures(db).Of(some[0].First().Plan.Id, readWith.Values.SelectMany(areas => areas), cancellation)).Values
                .ToLookup(value => value.Area, StringComparer.Ordinal);
            foreach (var sameRoot in some)
            {
                var figures = readWith[sameRoot.Key].SelectMany(area => current[area]).ToList();
                foreach (var quarter in sameRoot.GroupBy(one => one.Quarter).OrderBy(group => group.Key))
                {
                    var plan = planFor(quarter.Key);
                    var root = plan.Areas.Find(sameRoot.Key) ?? quarter.First().Root;
                    remarks.AddRange(Found(plan, root, figures, quarter.Key, quarter.Select(one => one.Cell)));
                }
            }
        }

        return remarks;
    }

    private static List<string> AreasOf(IEnumerable<(CellKey Cell, Plan Plan, Area Root, Period Quarter)> sameRoot) =>
        [.. sameRoot.DistinctBy(one => (one.Plan, one.Root.Id)).SelectMany(one => one.Plan.Areas.ReadWith(one.Root)).Select(area => area.Id)
            .Distinct(StringComparer.Ordinal)];

    private static (CellKey Cell, Plan Plan, Area Root, Period Quarter) Placed(CellKey cell, Plan plan) =>
        (cell, plan, plan.Areas.RootOf(plan.Areas.Find(cell.Area)!), SheetLayout.QuarterOf(plan, plan.FigureById[cell.Figure], cell.Period));

    private static IEnumerable<SheetRemark> OfCell(EntryCell cell)
    {
        if (cell.Draft is not { } draft)
        {
            yield break;
        }

        if (cell.NeedsSource && string.IsNullOrWhiteSpace(draft.Source))
        {
            yield return Of(cell, "SourceMissing", isError: true);
        }

        if (cell.Hold == CellHold.Locked && draft.CorrectionReason is null)
        {
            yield return Of(cell, "ReasonMissing", isError: true);
        }

        if (cell.Figure.FaultOf(draft.Value) is { } fault)
        {
            yield return Of(cell, fault.ToString(), isError: true, draft.Value);
        }

        foreach (var odd in NumberDoubts.Of(cell.Figure, cell.Area, cell.Key, draft.Value, cell.LastPeriod, cell.SamePeriodLastYear))
        {
            yield return odd;
        }
    }

    private static IEnumerable<SheetRemark> OfFigures(Plan plan, Area root, EntrySheet sheet, IEnumerable<FigureValue> approved)
    {
        var figures = approved.ToDictionary(value => new CellKey(value.Figure, value.Area, value.Period));
        foreach (var cell in sheet.Cells.Where(cell => cell.Draft is not null))
        {
            figures[cell.Key] = new FigureValue(cell.Key.Figure, cell.Key.Area, cell.Key.Period, cell.Draft!.Value);
        }

        return Found(plan, root, figures.Values, sheet.Key.Quarter, sheet.Cells.Select(cell => cell.Key));
    }

    private static IEnumerable<SheetRemark> Found(Plan plan, Area root, IEnumerable<FigureValue> figures, Period quarter, IEnumerable<CellKey> among)
    {
        var byFigure = among.ToLookup(cell => cell.Figure, StringComparer.Ordinal);
        return
            from found in plan.Check(root, figures.Where(value => plan.FigureById.ContainsKey(value.Figure)), quarter)
            // A contradiction is about one area, a check about the root's figures wherever they are entered.
            let cells = found.Figures.SelectMany(figure => byFigure[figure]).ToList()
            where cells.Count > 0
            let there = cells.Where(cell => cell.Area == found.Finding.Area).ToList()
            select new SheetRemark(false, there.Count > 0 ? there : cells) { Said = found.Finding.Remark };
    }

    private static SheetRemark Of(EntryCell cell, string key, bool isError, params decimal[] values) => new(isError, [cell.Key])
    {
        Key = key,
        Values = [cell.Figure.Name, cell.Area.Name, .. values.Cast<object>()],
    };
}
