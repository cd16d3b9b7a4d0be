using ActionPlan.Host.Due;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Waiting;

/// <summary>Figures to be entered, approved or looked at again, and registers to be confirmed.</summary>
internal static class SheetMatters
{
    // What was never handed in stands on the page of what is lacking for ever; here stands what can still be mended.
    private const int Quarters = 4;

    public static async Task<IReadOnlyList<Matter>> Read(AppDb db, PlanInForce plans, Actor actor, Period? newest, CancellationToken cancellation) =>
        [.. await Drafts(db, plans, actor, cancellation), .. newest is { } closed ? await Lacking(db, plans, actor, closed, cancellation) : []];

    private static async Task<IEnumerable<Matter>> Drafts(AppDb db, PlanInForce plans, Actor actor, CancellationToken cancellation)
    {
        var plan = plans.Current;
        if (!Array.Exists([Right.EnterFigures, Right.ApproveFigures, Right.DecideCorrections], actor.MaySomewhere))
        {
            return [];
        }

        var rows = await db.FigureDrafts.AsNoTracking().Where(row => row.PlanId == plan.Id && row.State != DraftState.Draft).ToListAsync(cancellation);
        var locked = await new PeriodLocks(db).All(plan, cancellation);
        return
            from draft in PlacedDraft.Of(plans, rows)
            let row = draft.Row
            let kind = row is { State: DraftState.SentBack } ? MatterKind.SentBack
                : draft.IsForTheOffice(locked) ? MatterKind.Correct : MatterKind.Approve
            where actor.May(new Demand(Needed(kind), row.Unit, draft.Figure.Module, row.Area), plan)
            group (Row: row, Due: draft.DueOn) by (kind, sheet: draft.Sheet) into same
            select new Matter(same.Key.kind, Place(same.Key.kind, same.Key.sheet), Name(plan, same.Key.sheet))
            {
                Count = same.Count(),
                // A number of a locked quarter is late whatever happens to it.
                By = same.Key.kind == MatterKind.Correct ? null : same.Min(one => one.Due),
                Said = same.Key.kind switch
                {
                    MatterKind.SentBack => same.Select(one => one.Row.ReturnedReason).FirstOrDefault(said => said is not null),
                    MatterKind.Correct => same.Select(one => one.Row.CorrectionReason).First(),
                    _ => null,
                },
            };
    }

    private static string Place(MatterKind kind, SheetKey sheet) => kind switch
    {
        MatterKind.Approve => "approvals",
        MatterKind.Correct => "corrections",
        _ => sheet.Address,
    };

    private static Right Needed(MatterKind kind) => kind switch
    {
        MatterKind.SentBack => Right.EnterFigures,
        MatterKind.Approve => Right.ApproveFigures,
        _ => Right.DecideCorrections,
    };

    private static async Task<IEnumerable<Matter>> Lacking(AppDb db, PlanInForce plans, Actor actor, Period newest, CancellationToken cancellation)
    {
        // Who enters nothing anywhere is not asked for each area of a country.
        if (!actor.MaySomewhere(Right.EnterFigures) && !actor.MaySomewhere(Right.ConfirmRegisters))
        {
            return [];
        }

        var plan = plans.Current;
        string[] units = [.. SheetLayout.Reporting(plan).Select(unit => unit.Id).Where(unit => plan.Areas.Roots.Any(root => Enters(unit, root)))];
        if (units.Length == 0)
        {
            return [];
        }

        var first = plan.FirstInUse(plans.InUseSince);
        var roots = plan.Areas.Roots.Where(root => Array.Exists(units, unit => Enters(unit, root))).ToList();
        List<Period> quarters =
            [.. Enumerable.Range(0, Quarters).Select(back => newest.AddQuarters(-back)).Where(quarter => quarter >= first && quarter >= plan.From)];
        var lacking = (await new EntryProgress(db, plans).Load(plans.InUseSince, units, quarters, cancellation, roots))
            .Where(cell => cell.IsAsked && !cell.IsHandedIn).ToList();
        return [.. Typed(), .. Counted()];

        bool Enters(string unit, Area root) => plan.Modules.Any(module =>
            actor.May(new Demand(Right.EnterFigures, unit, module.Id, root.Id), plan)
                || actor.May(new Demand(Right.ConfirmRegisters, unit, module.Id, root.Id), plan));

        // What came back is told with its reason.
        IEnumerable<Matter> Typed() =>
            from cell in lacking
            where cell.Stage is CellStage.Missing or CellStage.Draft && !cell.Figure.Definition.Counted
                && actor.May(new Demand(Right.EnterFigures, cell.Unit, cell.Figure.Module, cell.Area.Id), plan)
            group cell by new SheetKey(cell.Unit, cell.Root, cell.Quarter) into sheet
            select new Matter(MatterKind.Enter, sheet.Key.Address, Name(plan, sheet.Key)) { Count = sheet.Count(), By = sheet.Min(cell => cell.DueOn) };

        IEnumerable<Matter> Counted() =>
            from cell in lacking
            where cell.Stage == CellStage.Unconfirmed
            let register = KnownRegister.Counting(cell.Figure.Id)
            where register is not null && register.MayBy(actor, Right.ConfirmRegisters, plan, cell.Area.Id)
            group cell by (register, cell.Area, cell.Period) into same
            select new Matter(
                MatterKind.Confirm, same.Key.register.RowsIn(same.Key.Area.Id, same.Key.Period),
                $"{same.Key.register.Register.Name(System.Globalization.CultureInfo.CurrentUICulture)} – {Place(plan, same.Key.Area)}{Show.Period(same.Key.Period)}")
            {
                By = same.Min(cell => cell.DueOn),
            };
    }

    private static string Name(Plan plan, SheetKey sheet) =>
        $"{plan.UnitName(sheet.Unit)} – {(plan.Areas.Roots.Count > 1 && plan.Areas.Find(sheet.Area) is { } area ? area.Name + ", " : "")}{Show.Period(sheet.Quarter)}";

    private static string Place(Plan plan, Area area) => plan.Areas.All.Count > 1 ? area.Name + ", " : "";
}
