namespace ActionPlan.Host.Figures.Entry;

/// <summary>What an area's own entries of a sheet leave to the areas that became part of it.</summary>
/// <param name="Period">The period, which touches a day before the merger or split.</param>
/// <param name="IsQuota">Whether quotas are meant: they are what was given beside the others'.</param>
/// <param name="Others">The areas that became part of it.</param>
internal sealed record OwnDays(Area Area, Period Period, bool IsQuota, IReadOnlyList<Predecessor> Others)
{
    public static IReadOnlyList<OwnDays> Of(Plan plan, EntrySheet sheet, DateOnly today) => !plan.Areas.HaveLineage ? [] :
    [
        .. from cell in sheet.Cells
           group cell by (cell.Area, cell.Key.Period, IsQuota: cell.Figure.Type == FigureType.Quota, IsLevel: cell.Figure.Type == FigureType.Stock) into alike
           let first = alike.Key.IsLevel ? plan.Calendar.LastDay(alike.Key.Period) : plan.Calendar.FirstDay(alike.Key.Period)
           let last = plan.Calendar.LastDay(alike.Key.Period)
           let others = plan.Areas.PredecessorsOf(alike.Key.Area, last > today ? last : today)
               .Where(one => one.Since > first && one.Area.ExistsWithin(first, last)).ToList()
           where others.Count > 0
           group others by (alike.Key.Area, alike.Key.Period, alike.Key.IsQuota) into told
           select new OwnDays(told.Key.Area, told.Key.Period, told.Key.IsQuota, told.MaxBy(others => others.Count)!),
    ];
}
