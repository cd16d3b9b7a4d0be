namespace ActionPlan.Host.Alerts;

/// <summary>Writes what readers were last told. The trail does not keep it, so that many are written past the change tracker.</summary>
internal static class Told
{
    private const int AtOnce = 500;

    public static async Task Write(AppDb db, IReadOnlyList<Notice> notices, CancellationToken cancellation)
    {
        foreach (var again in notices.Where(notice => !notice.IsFirst).Select(notice => notice.Row).GroupBy(row => (row.PlanId, row.Unit)))
        {
            var (plan, unit) = again.Key;
            foreach (var areas in again.Select(row => row.Area).Chunk(AtOnce))
            {
                await db.Notices.Where(row => row.PlanId == plan && row.Unit == unit && areas.Contains(row.Area)).ExecuteDeleteAsync(cancellation);
            }
        }

        await db.Insert([.. notices.Select(notice => notice.Row)], cancellation);
    }
}
