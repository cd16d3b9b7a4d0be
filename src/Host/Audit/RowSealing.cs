namespace ActionPlan.Host.Audit;

/// <summary>Seals rows that one entry tells as a set. Reads them back: what the trail seals is what the database holds.</summary>
internal static class RowSealing
{
    /// <param name="db">The context, in the transaction that added them.</param>
    /// <param name="rows">Those that were added, all of them and no others; their key is one number.</param>
    /// <param name="areas">The areas that a row is about.</param>
    public static async Task<ToldSet> Of<T>(AppDb db, IQueryable<T> rows, Func<T, IEnumerable<string>> areas, CancellationToken cancellation)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var (table, key) = (entity.GetTableName()!, entity.FindPrimaryKey()!.Properties.Single().GetGetter());
        // Straight from the row: of tens of thousands the context would remember each that it is asked for.
        var columns = entity.GetProperties().Where(column => column.IsAudited() && column.IsProved()).OrderBy(column => column.Name, StringComparer.Ordinal)
            .Select(column => (column.Name, Get: column.GetGetter(), Column: column)).ToList();
        var (digest, canonical) = (new SetDigest(), new Canonical());
        var (from, to) = (long.MaxValue, 0L);
        var about = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in rows.IgnoreQueryFilters().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var id = (long)key.GetClrValue(row)!;
            Begin(canonical, table, id.ToString(CultureInfo.InvariantCulture));
            foreach (var (name, get, column) in columns)
            {
                canonical.Add(name).Add(ToldRow.Said(SavedRow.Shown(column, get.GetClrValue(row))));
            }

            digest.Add(canonical);
            (from, to) = (Math.Min(from, id), Math.Max(to, id));
            about.UnionWith(areas(row));
        }

        return new ToldSet(new RowSeal(table, from, to, digest.Count, digest.End(), [.. columns.Select(column => column.Name)]), about);
    }

    /// <summary>A row that is compared with what was sealed.</summary>
    public static void Add(SetDigest digest, Canonical canonical, RowChange row, IReadOnlyList<string> columns, Func<string, string?> said)
    {
        Begin(canonical, row.Table, row.Key);
        foreach (var column in columns)
        {
            canonical.Add(column).Add(said(column));
        }

        digest.Add(canonical);
    }

    private static void Begin(Canonical canonical, string table, string key)
    {
        canonical.Clear();
        canonical.Add(table).Add(key);
    }
}
