namespace ActionPlan.Host.Due;

/// <summary>What units have not handed in for a quarter in a root area, as far as the reader may look into their work.</summary>
/// <param name="Overdue">How many figures are overdue.</param>
/// <param name="Units">Whose, by id, in the plan's order.</param>
internal sealed record RootOwing(int Overdue, IReadOnlyList<string> Units);

internal sealed class RootOwings(AppDb db, PlanInForce plans)
{
    /// <summary>By root area; one that is missing has no unit whose work the reader may look into.</summary>
    public async Task<IReadOnlyDictionary<string, RootOwing>> Read(
        Actor actor, Period quarter, IReadOnlyList<Area> roots, DateOnly today, CancellationToken cancellation)
    {
        var plan = plans.For(quarter);
        var cells = await new EntryProgress(db, plans).Load(plans.InUseSince, ReportingUnits.For(actor, plan), [quarter], cancellation, roots);
        return SheetProgress.Of(cells).Where(sheet => actor.May(new Demand(Right.ReadUnit, sheet.Key.Unit, Area: sheet.Key.Area), plan))
            .GroupBy(sheet => sheet.Key.Area, StringComparer.Ordinal)
            .ToDictionary(root => root.Key, sheets => new RootOwing(
                sheets.Sum(sheet => sheet.Overdue(today)), [.. sheets.Where(sheet => sheet.Overdue(today) > 0).Select(sheet => sheet.Key.Unit)]),
                StringComparer.Ordinal);
    }
}
