namespace ActionPlan.Host.Figures.Entry;

internal sealed class EntryQueries(AppDb db)
{
    private const int MostSteps = 50;

    public async Task<WorkingRules> Rules(CancellationToken cancellation = default) => WorkingRules.Of(
        await db.Settings.AsNoTracking().Where(row => row.Value == WorkingRules.On).Select(row => row.Key).ToListAsync(cancellation));

    /// <summary>What happened to a sheet, the last first.</summary>
    public Task<List<SheetEventRow>> NewestSteps(Plan plan, SheetKey key, CancellationToken cancellation = default) =>
        db.SheetEvents.AsNoTracking()
        .Where(row => row.PlanId == plan.Id && row.Unit == key.Unit && row.Area == key.Area && row.Quarter == key.Quarter)
        .OrderByDescending(row => row.Id)
        .Take(MostSteps)
        .ToListAsync(cancellation);

    /// <summary>Corrections that wait for a decision or were sent back, the longest waiting first.</summary>
    public async Task<IReadOnlyList<FigureDraftRow>> AskedCorrections(PlanInForce plans, int most, CancellationToken cancellation = default)
    {
        var plan = plans.Current;
        var asked = await db.FigureDrafts.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.CorrectionReason != null && row.State != DraftState.Draft)
            .OrderBy(row => row.SubmittedAt)
            .ToListAsync(cancellation);
        var locked = await new PeriodLocks(db).All(plan, cancellation);
        return [.. PlacedDraft.Of(plans, asked).Where(draft => draft.IsForTheOffice(locked)).Take(most).Select(draft => draft.Row)];
    }
}
