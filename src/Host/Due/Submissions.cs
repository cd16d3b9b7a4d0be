using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Due;

/// <summary>When units submitted their sheets: an entry that was typed in time and submitted late is late.</summary>
internal sealed class Submissions(ILookup<(string Unit, string Root, Period Quarter), DateTimeOffset> submitted)
{
    public static async Task<Submissions> Load(
        AppDb db, Plan plan, IReadOnlyList<Period> quarters, IReadOnlyList<string>? roots, CancellationToken cancellation)
    {
        var rows = await db.SheetEvents.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && quarters.Contains(row.Quarter)
                && (row.Kind == SheetEventKind.Submitted || row.Kind == SheetEventKind.CorrectionAsked)).In(roots)
            .Select(row => new { row.Unit, row.Area, row.Quarter, row.At }).ToListAsync(cancellation);
        return new Submissions(rows.ToLookup(row => (row.Unit, row.Area, row.Quarter), row => row.At));
    }

    /// <summary>The submission that was approved; what needed no approval was handed in when it was entered.</summary>
    public DateTimeOffset? Of(string unit, string root, Period quarter, FirstEntry entry) => entry.ApprovedAt is { } approved
        ? submitted[(unit, root, quarter)].Where(at => at >= entry.EnteredAt && at <= approved).DefaultIfEmpty(approved).Max()
        : entry.EnteredAt;
}
