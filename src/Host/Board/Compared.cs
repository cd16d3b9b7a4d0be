using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Board;

/// <summary>A target in two quarters, side by side.</summary>
/// <param name="Target">The target, as it is named today.</param>
/// <param name="Before">How it stood in the one; null where it was not judged then.</param>
/// <param name="Now">How it stands in the other; null where it is not judged then.</param>
internal sealed record Compared(Target Target, VerdictRow? Before, VerdictRow? Now)
{
    /// <summary>Whether it differs in what a reader would act on: verdict, value or what it asks for.</summary>
    public bool Differs => Before?.Status != Now?.Status || Before?.Value != Now?.Value || Before?.Threshold != Now?.Threshold
        || Before?.ThresholdTo != Now?.ThresholdTo;

    /// <summary>As <see cref="Shift.Direction"/>.</summary>
    public int Direction => Before is null || Now is null ? 0 : Shift.Between(Before.Status, Now.Status);
}

internal sealed class ComparedQuarters(AppDb db)
{
    /// <summary>Two judged quarters of an area, target by target.</summary>
    public async Task<IReadOnlyList<Compared>> Load(Plan plan, RunRow before, RunRow now, Area area, CancellationToken cancellation = default)
    {
        var rows = await db.Verdicts.AsNoTracking().Where(row => (row.RunId == before.Id || row.RunId == now.Id) && row.Area == area.Id)
            .ToListAsync(cancellation);
        var (earlier, later) = (Of(before), Of(now));
        return [.. plan.Targets.Select(target => new Compared(target, earlier.GetValueOrDefault(target.Key), later.GetValueOrDefault(target.Key)))
            .Where(one => one is not { Before: null, Now: null })];

        Dictionary<string, VerdictRow> Of(RunRow run) => rows.Where(row => row.RunId == run.Id).ToDictionary(row => row.Target, StringComparer.Ordinal);
    }
}
