using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>Numbers run on through the term.</summary>
internal sealed class ReportNumbering(AppDb db)
{
    public async Task<int> Next(string plan, string area, CancellationToken cancellation)
    {
        var issued = await db.Reports.Where(row => row.PlanId == plan && row.Area == area).MaxAsync(row => row.Number, cancellation) ?? 0;
        var before = await db.ReportSettings.Where(row => row.PlanId == plan && row.Area == area).Select(row => row.LastNumber)
            .FirstOrDefaultAsync(cancellation);
        return Math.Max(issued, before) + 1;
    }

    /// <summary>As it is written.</summary>
    public static string Text(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    public static string? Text(int? number) => number is { } known ? Text(known) : null;
}
