using ActionPlan.Host.Persistence;
using ActionPlan.Host.Reports.Stored;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>Numbers run on through the term.</summary>
internal static class ReportNumbering
{
    public static async Task<int> Next(AppDb db, string plan, string area, CancellationToken cancellation)
    {
        var issued = await db.Reports.Where(row => row.PlanId == plan && row.Area == area).MaxAsync(row => row.Number, cancellation) ?? 0;
        var before = await db.ReportSettings.Where(row => row.PlanId == plan && row.Area == area).Select(row => row.LastNumber).FirstOrDefaultAsync(cancellation);
        return Math.Max(issued, before) + 1;
    }
}
