using System.Globalization;

namespace ActionPlan.Host.Audit;

/// <summary>Seals rows that one entry tells as a set. Reads them back: what the trail seals is what the database holds.</summary>
internal static class RowSealing
{
    /// <param name="db">The context, in the transaction that added them.</param>
    /// <param name="rows">Those that were added, all of them and no others; their key is one number.</param>
    /// <param name="areas">The areas that a row is about.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ToldSet> Of<T>(AppDb db, IQueryable<T> rows, Func<T, IEnumerable<string>> areas, CancellationToken cancellation)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        string[] columns = [.. entity.GetProperties().Where(column => column.IsAudited() && column.IsProved()).Select(column => column.Name)
            .Order(StringComparer.Ordinal)];
        var (digest, canonical) = (new SetDigest(), new Canonical());
        var (from, to) = (long.MaxValue, 0L);
        var about = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in rows.IgnoreQueryFilters().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var standing = SavedRow.Standing(db.Entry(row));
            Add(digest, canonical, standing, columns, column => ToldRow.Said(standing.After.GetValueOrDefault(column)));
            var key = Key(standing.Key);
            (from, to) = (Math.Min(from, key), Math.Max(to, key));
            about.UnionWith(areas(row));
        }

        return new ToldSet(new RowSeal(entity.GetTableName()!, from, to, digest.Count, digest.End(), columns), about);
    }

    public static void Add(SetDigest digest, Canonical canonical, RowChange row, IReadOnlyList<string> columns, Func<string, string?> said)
    {
        canonical.Clear();
        canonical.Add(row.Table).Add(row.Key);
        foreach (var column in columns)
        {
            canonical.Add(column).Add(said(column));
        }

        digest.Add(canonical);
    }

    public static long Key(string key) => long.Parse(key, CultureInfo.InvariantCulture);
}
