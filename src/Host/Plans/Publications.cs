namespace ActionPlan.Host.Plans;

/// <summary>Which version judges which quarter: the last publication whose first quarter is not after it.</summary>
internal sealed class Publications
{
    private readonly IReadOnlyList<PlanChangeRow> rows;

    private Publications(IReadOnlyList<PlanChangeRow> rows)
    {
        this.rows = rows;
        var withdrawn = rows.Select(row => row.Withdraws).OfType<long>().ToHashSet();
        Standing = [.. rows.Where(row => row.Withdraws is null && !withdrawn.Contains(row.Seq))];
    }

    public static Publications None { get; } = new([]);

    /// <summary>The publications that were not withdrawn, oldest first.</summary>
    public IReadOnlyList<PlanChangeRow> Standing { get; }

    /// <summary>The one whose names and addresses hold.</summary>
    public PlanChangeRow? Newest => Standing.Count == 0 ? null : Standing[^1];

    /// <summary>Since when the plan is in force here: the earliest moment, for the first may have been written while the clock was ahead.</summary>
    public DateTimeOffset? Since => rows.Count == 0 ? null : rows.Min(row => row.At);

    /// <summary>What was last written, a withdrawal too.</summary>
    public PlanChangeRow? Last => rows.Count == 0 ? null : rows[^1];

    /// <summary>Null where nothing was published. A quarter before the first publication's is judged by that.</summary>
    public PlanChangeRow? For(Period quarter) =>
        Standing.LastOrDefault(row => row.From <= quarter) ?? Standing.MinBy(row => (row.From, row.Seq));

    /// <summary>Whether a publication judges any quarter, or a later one took its place in all.</summary>
    public bool IsEffective(PlanChangeRow row) => Standing.Contains(row) && (row.From is not { } from || For(from) == row);

    /// <summary>The publications that judge from a quarter after the given one on.</summary>
    public IReadOnlyList<PlanChangeRow> WaitingAfter(Period quarter) => [.. Standing.Where(row => row.From > quarter && IsEffective(row))];

    /// <summary>The last quarter that a publication judges; null where it goes on to the end.</summary>
    public Period? Until(PlanChangeRow row)
    {
        var next = Standing.Where(other => other.Seq > row.Seq && other.From > row.From).Select(other => other.From!.Value).Order().ToList();
        return next.Count == 0 ? null : next[0].AddQuarters(-1);
    }

    /// <summary>Those of the context's plan.</summary>
    public static async Task<Publications> Read(AppDb db, CancellationToken cancellation)
    {
        var all = await db.PlanChanges.AsNoTracking().OrderBy(row => row.Seq).ToListAsync(cancellation);
        return all.Count == 0 ? None : new Publications(all);
    }
}
