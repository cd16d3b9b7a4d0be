using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Audit;

/// <summary>Seals rows that one entry tells as a set: as the database holds them, or as it is going to.</summary>
internal static class RowSealing
{
    /// <param name="db">The context, in the transaction that added them.</param>
    /// <param name="rows">Those that were added, all of them and no others; their key is one number.</param>
    /// <param name="areas">The areas that a row is about.</param>
    public static async Task<ToldSet> Of<T>(AppDb db, IQueryable<T> rows, Func<T, IEnumerable<string>> areas, CancellationToken cancellation)
        where T : class
    {
        var (set, key) = (new Set<T>(db), db.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties.Single().GetGetter());
        await foreach (var row in rows.IgnoreQueryFilters().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            set.Add(row, (long)key.GetClrValue(row)!, areas(row));
        }

        return set.End();
    }

    /// <summary>The same of rows that are not written yet.</summary>
    /// <param name="first">The key that the first of them will have; the others follow it one by one.</param>
    public static ToldSet Ahead<T>(AppDb db, IReadOnlyList<T> rows, long first, Func<T, IEnumerable<string>> areas)
        where T : class
    {
        var set = new Set<T>(db);
        foreach (var (place, row) in rows.Index())
        {
            set.Add(row, first + place, areas(row));
        }

        return set.End();
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

    private sealed class Set<T>
        where T : class
    {
        private readonly string table;
        private readonly (string Name, IProperty Column, IClrPropertyGetter? Get)[] columns;
        private readonly SetDigest digest = new();
        private readonly Canonical canonical = new();
        private readonly HashSet<string> about = new(StringComparer.Ordinal);
        private long from = long.MaxValue;
        private long to;

        public Set(AppDb db)
        {
            var entity = db.Model.FindEntityType(typeof(T))!;
            table = entity.GetTableName()!;
            // Straight from the row: of tens of thousands the context would remember each that it is asked for.
            columns = [.. entity.GetProperties().Where(column => column.IsAudited() && column.IsProved()).OrderBy(column => column.Name, StringComparer.Ordinal)
                .Select(column => (column.Name, column, column.IsPrimaryKey() ? null : column.GetGetter()))];
        }

        public void Add(T row, long id, IEnumerable<string> areas)
        {
            Begin(canonical, table, id.ToString(CultureInfo.InvariantCulture));
            foreach (var (name, column, get) in columns)
            {
                canonical.Add(name).Add(ToldRow.Said(SavedRow.Shown(column, get is null ? id : get.GetClrValue(row))));
            }

            digest.Add(canonical);
            (from, to) = (Math.Min(from, id), Math.Max(to, id));
            about.UnionWith(areas);
        }

        public ToldSet End() => new(new RowSeal(table, from, to, digest.Count, digest.End(), [.. columns.Select(column => column.Name)]), about);
    }
}
