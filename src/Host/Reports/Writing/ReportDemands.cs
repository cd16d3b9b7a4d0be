using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Reports.Writing;

internal static class ReportDemands
{
    /// <summary>The right in the report's area; nothing – which is refused – where there is no such report.</summary>
    public static async ValueTask<IReadOnlyList<Demand>> Of(AppDb db, long report, Right right, CancellationToken cancellation) =>
        await db.Reports.Where(row => row.Id == report).Select(row => row.Area).FirstOrDefaultAsync(cancellation) is { } area
            ? [new Demand(right, Area: area)] : [];
}
