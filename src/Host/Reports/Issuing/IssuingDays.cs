using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>Which dates a document may carry: today, or a few days back where it was signed earlier.</summary>
internal sealed class IssuingDays(AppDb db)
{
    private const int MostDaysBack = 31;

    /// <summary>The earliest: not before the time reported on has passed, nor before what it corrects was issued.</summary>
    public async Task<DateOnly> First(KeptReport report, DateOnly today, CancellationToken cancellation)
    {
        var corrected = await db.Reports.AsNoTracking()
            .Where(row => row.Id == report.Row.CorrectsId || (row.CorrectsId != null && row.CorrectsId == report.Row.CorrectsId)).Select(row => row.IssuedOn)
            .ToListAsync(cancellation);
        // A date to come was written while the clock was ahead: what corrects it need not wait for years.
        return corrected.OfType<DateOnly>().Select(day => day < today ? day : today).Append(report.Facts.LastDay).Append(today.AddDays(-MostDaysBack)).Max();
    }
}
