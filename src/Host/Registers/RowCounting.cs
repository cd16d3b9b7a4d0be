using ActionPlan.Host.Figures;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>A figure that counts a row, and when.</summary>
/// <param name="First">The first of the term's periods that counts it.</param>
/// <param name="Last">The last one.</param>
/// <param name="Share">What it adds in the first.</param>
/// <param name="AddsUp">Whether a number of the row's is added up; else it counts as one.</param>
internal sealed record RowCounting(Figure Figure, Period First, Period Last, decimal Share, bool AddsUp)
{
    public string When => First == Last ? Show.Period(First) : $"{Show.Period(First)} – {Show.Period(Last)}";

    public static IReadOnlyList<RowCounting> Of(Plan plan, KnownRegister known, Entry entry) =>
        [.. known.CountedIn(plan).Select(counted => Of(plan, counted, entry)).OfType<RowCounting>()];

    private static RowCounting? Of(Plan plan, CountedFigure counted, Entry entry)
    {
        var figure = plan.FigureById[counted.Figure];
        // Values before the term are entered for what compares with the year before.
        var quarters = Enumerable.Range(0, plan.To.QuarterIndex - plan.From.QuarterIndex + Before + 1)
            .Select(index => Period.FromQuarterIndex(plan.From.QuarterIndex - Before + index));
        var periods = CountedEntries.IsByYear(plan, counted) ? quarters.Select(quarter => quarter.WholeYear).Distinct() : quarters;
        var shares =
            periods.Select(period =>
                (Period: period, Share: counted.ShareWithin(new CountedDays(plan.Calendar.FirstDay(period), plan.Calendar.LastDay(period)))(entry)))
            .Where(one => one.Share != 0).ToList();
        return shares.Count == 0 ? null : new RowCounting(figure, shares[0].Period, shares[^1].Period, shares[0].Share, counted.AddsUp);
    }

    private const int Before = 4;
}
