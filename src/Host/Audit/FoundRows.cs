namespace ActionPlan.Host.Audit;

/// <summary>Rows that are otherwise than the trail says, as an entry can tell of them.</summary>
internal static class FoundRows
{
    public static async Task<IReadOnlyList<RowChange>> Of(AppDb db, SealedRows told, CancellationToken cancellation)
    {
        var found = new List<RowChange>();
        foreach (var entity in SealedRows.Tables(db))
        {
            await foreach (var change in told.Untold(db, entity, withNew: true, cancellation))
            {
                found.Add(change);
            }
        }

        return found;
    }
}
