using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Figures.Entry;

internal static class EntryQueries
{
    private const int MostSteps = 50;

    /// <summary>What happened to a sheet, the last first.</summary>
    public static Task<List<SheetEventRow>> NewestSteps(this AppDb db, Plan plan, SheetKey key, CancellationToken cancellation = default) =>
        db.SheetEvents.AsNoTracking()
        .Where(row => row.PlanId == plan.Id && row.Unit == key.Unit && row.Area == key.Area && row.Quarter == key.Quarter)
        .OrderByDescending(row => row.Id)
        .Take(MostSteps)
        .ToListAsync(cancellation);

    /// <summary>Corrections that wait for a decision or were sent back, the longest waiting first.</summary>
    public static Task<List<FigureDraftRow>> AskedCorrections(this AppDb db, Plan plan, int most, CancellationToken cancellation = default) =>
        db.FigureDrafts.AsNoTracking()
        .Where(row => row.PlanId == plan.Id && row.CorrectionReason != null && row.State != DraftState.Draft)
        .OrderBy(row => row.SubmittedAt)
        .Take(most)
        .ToListAsync(cancellation);
}
