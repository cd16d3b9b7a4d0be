using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Due;

/// <summary>What a register holds for an area and a period: what somebody says who confirms that it is complete.</summary>
/// <param name="Confirmed">Who said so, for the period or for all of its parts.</param>
/// <param name="IsLocked">Whether the quarter's figures stay as they are.</param>
/// <param name="Rows">How many rows are dated in it.</param>
/// <param name="Outside">Rows that no quarter of the term counts.</param>
/// <param name="Gives">The figures that the register answers for with it, as counted now and as recorded.</param>
internal sealed record ConfirmedPeriod(
    IReadOnlyList<RegisterConfirmationRow> Confirmed, bool IsLocked, int Rows, IReadOnlyList<RegisterRow> Outside,
    IReadOnlyList<(CountedEntry Entry, decimal Value, decimal? Stands)> Gives);

internal sealed class ConfirmedPeriods(AppDb db)
{
    public async Task<IReadOnlyList<RegisterConfirmationRow>> Confirmations(Plan plan, KnownRegister known, CancellationToken cancellation)
    {
        var (module, id) = (known.Module.Name, known.Register.Id);
        return await db.RegisterConfirmations.AsNoTracking().Where(row => row.PlanId == plan.Id && row.Module == module && row.Register == id)
            .ToListAsync(cancellation);
    }

    /// <param name="given">All confirmations of the register for the area.</param>
    public async Task<ConfirmedPeriod> Load(
        Plan plan, KnownRegister known, Area area, Period period, IReadOnlyList<RegisterConfirmationRow> given, CancellationToken cancellation)
    {
        string[] areas = [.. plan.Areas.ReadWith(area).Select(one => one.Id)];
        var days = new CountedDays(plan.Calendar.FirstDay(period), plan.Calendar.LastDay(period));
        return new ConfirmedPeriod(
            [.. given.Where(row => row.Period == period || row.Period.Quarters.Contains(period)
                || (period.IsYear && period.Quarters.All(quarter => given.Any(one => one.Period == quarter)) && period.Quarters.Contains(row.Period)))],
            await new PeriodLocks(db).IsLocked(plan, plan.Areas.RootOf(area).Id, period.LastQuarter, cancellation),
            await known.Register.Entries(db, new RowFilter { Areas = areas, Days = days }).CountAsync(cancellation),
            await new OutsideTerm(plan, known).Rows(db, areas, cancellation),
            await Counted(plan, known, area, period, given, cancellation));
    }

    // As if it were confirmed now.
    private async Task<IReadOnlyList<(CountedEntry, decimal, decimal?)>> Counted(
        Plan plan, KnownRegister known, Area area, Period period, IReadOnlyList<RegisterConfirmationRow> given, CancellationToken cancellation)
    {
        var asked = new RegisterConfirmationRow { PlanId = plan.Id, Module = known.Module.Name, Register = known.Register.Id, Area = area.Id, Period = period,
            By = "", At = default };
        var entries = CountedEntries.Of(plan, given.Append(asked))
            .Where(entry => entry.Period == period || period.Quarters.Contains(entry.Period) || entry.Period.Quarters.Contains(period)).ToList();
        var current = await new CurrentFigures(db).Of(plan.Id, [area.Id], cancellation);
        return [.. (await Recount.Count(db, plan, entries, cancellation)).Select(count => (
            count.Entry, count.Value,
            current.TryGetValue((count.Entry.Counted.Figure, area.Id, count.Entry.Period), out var stands) ? (decimal?)stands.Value : null))];
    }
}
