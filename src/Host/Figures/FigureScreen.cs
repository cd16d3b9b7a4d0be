using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Figures;

/// <summary>Refuses entries that the plan has no place for, that are not yet due or never will be, or that a confirmed register answers for.</summary>
internal sealed class FigureScreen
{
    private readonly Plan plan;
    private readonly DateOnly today;
    private readonly HashSet<string> needSource;
    private readonly HashSet<CellKey> counted;
    private readonly IReadOnlySet<(string Area, Period Quarter)> locked;

    private FigureScreen(Plan plan, DateOnly today, HashSet<CellKey> counted, IReadOnlySet<(string Area, Period Quarter)> locked)
    {
        (this.plan, this.today, this.counted, this.locked) = (plan, today, counted, locked);
        needSource = plan.FiguresWithSource();
    }

    /// <param name="areas">Of which areas entries are asked about: everybody else waits meanwhile, and a country's confirmations are tens of thousands.</param>
    public static async Task<FigureScreen> For(AppDb db, Plan plan, IReadOnlyList<string> areas, DateOnly today, CancellationToken cancellation)
    {
        var confirmed = await db.RegisterConfirmations.AsNoTracking().Where(row => row.PlanId == plan.Id).In(areas).ToListAsync(cancellation);
        return new FigureScreen(
            plan, today, [.. CountedEntries.Of(plan, confirmed).Select(entry => entry.Cell)], await new PeriodLocks(db).All(plan, cancellation));
    }

    /// <summary>Nothing new is written past the office into a quarter that it has locked.</summary>
    public RefusedFigure? RefuseChange(FigureEntry entry)
    {
        var root = plan.Areas.RootOf(plan.Areas.Find(entry.Area)!).Id;
        return locked.Contains((root, SheetLayout.QuarterOf(plan, plan.FigureById[entry.Figure], entry.Period)))
            ? new RefusedFigure(entry, Refusal.PeriodLocked) : null;
    }

    public RefusedFigure? Refuse(FigureEntry entry)
    {
        var why = entry switch
        {
            _ when !plan.FigureById.ContainsKey(entry.Figure) => Refusal.UnknownFigure,
            _ when plan.Areas.Find(entry.Area) is null => Refusal.UnknownArea,
            _ when !Exists(entry) => Refusal.AreaNotThere,
            _ when needSource.Contains(entry.Figure) && string.IsNullOrWhiteSpace(entry.Source) => Refusal.SourceMissing,
            _ when counted.Contains(new CellKey(entry.Figure, entry.Area, entry.Period)) => Refusal.CountedFromRegister,
            _ when PeriodRefusals.Of(plan, plan.FigureById[entry.Figure], entry.Period, entry.Note?.On ?? today) is { } untimely => untimely,
            _ => NumberRefusals.Of(plan.FigureById[entry.Figure], entry.Value),
        };
        return why is { } reason ? new RefusedFigure(entry, reason) : null;
    }

    private bool Exists(FigureEntry entry) =>
        plan.Areas.Find(entry.Area)!.ExistsWithin(plan.Calendar.FirstDay(entry.Period), plan.Calendar.LastDay(entry.Period));
}
