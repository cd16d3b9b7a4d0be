namespace ActionPlan.Host.Figures;

/// <summary>Whose figure a line is in a file that holds those of a plan and of what it continues.</summary>
internal static class EarlierLines
{
    /// <summary>The plan itself, unless only one that it continues has such a figure, area and period.</summary>
    public static Plan OwnerOf(Plan plan, IReadOnlyList<string> fields)
    {
        if (!Period.TryParse(fields[2], out var period))
        {
            return plan;
        }

        for (var at = plan; ; at = at.Earlier.Plan)
        {
            if (Has(at, fields[0], fields[1], period))
            {
                return at;
            }

            if (at.Earlier?.Covers(period) != true)
            {
                return plan;
            }
        }
    }

    private static bool Has(Plan plan, string figure, string area, Period period) =>
        plan.FigureById.ContainsKey(figure) && plan.Areas.Find(area)?.ExistsWithin(plan.Calendar.FirstDay(period), plan.Calendar.LastDay(period)) == true;
}
