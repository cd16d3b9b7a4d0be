namespace ActionPlan.Host.Audit;

/// <summary>Tells the trail of rows that were added past the change tracker: each by itself where they are few, else all as a set.</summary>
internal static class AddedRows
{
    /// <summary>Up to so many are told one by one.</summary>
    private const int MostListed = 200;

    /// <summary>The key that the next row will get, if nobody adds one before.</summary>
    public static async Task<long> NextKey<T>(this AppDb db, CancellationToken cancellation)
        where T : class
    {
        var key = KeyOf<T>(db);
        return 1 + (await db.Set<T>().IgnoreQueryFilters().MaxAsync(row => EF.Property<long?>(row, key), cancellation) ?? 0);
    }

    /// <summary>Seals rows before they are written, by the keys that they will have if nobody adds any before; null where they are told one by one.</summary>
    /// <param name="db">The context.</param>
    /// <param name="rows">All of them, in the order in which they will be inserted.</param>
    /// <param name="areas">The areas that a row is about.</param>
    public static async Task<ToldSet?> SealAhead<T>(
        this AppDb db, IReadOnlyList<T> rows, Func<T, IEnumerable<string>> areas, CancellationToken cancellation)
        where T : class => rows.Count > MostListed ? RowSealing.Ahead(db, rows, await db.NextKey<T>(cancellation), areas) : null;

    /// <summary>Tells of rows as they were sealed before they were written, if they got the keys by which they were sealed.</summary>
    /// <param name="db">The context, in the transaction that added them.</param>
    /// <param name="added">Those that were added, all of them and no others.</param>
    /// <param name="ahead">As they were sealed; null where they were not.</param>
    /// <returns>False where they are still to be told.</returns>
    public static async Task<bool> TellAhead<T>(this AppDb db, IQueryable<T> added, ToldSet? ahead, CancellationToken cancellation)
        where T : class
    {
        if (ahead is null)
        {
            return false;
        }

        var key = KeyOf<T>(db);
        var got = await added.IgnoreQueryFilters().GroupBy(_ => 1)
            .Select(rows => new
            {
                From = rows.Min(row => EF.Property<long>(row, key)), To = rows.Max(row => EF.Property<long>(row, key)), Count = rows.LongCount(),
            })
            .SingleOrDefaultAsync(cancellation);
        if (got is null || (got.From, got.To, got.Count) != (ahead.Seal.From, ahead.Seal.To, ahead.Seal.Count))
        {
            return false;
        }

        db.Recording.Told(ahead);
        return true;
    }

    /// <param name="db">The context, in the transaction that added them.</param>
    /// <param name="added">Those that were added, all of them and no others, in the order of their keys.</param>
    /// <param name="areas">The areas that a row is about.</param>
    public static async Task TellAdded<T>(this AppDb db, IQueryable<T> added, Func<T, IEnumerable<string>> areas, CancellationToken cancellation)
        where T : class
    {
        var few = await added.IgnoreQueryFilters().AsNoTracking().Take(MostListed + 1).ToListAsync(cancellation);
        if (few.Count > MostListed)
        {
            db.Recording.Told(await RowSealing.Of(db, added, areas, cancellation));
            return;
        }

        few.ForEach(row => db.Recording.Told(SavedRow.Standing(db.Entry(row)) with { Areas = [.. areas(row)] }));
    }

    private static string KeyOf<T>(AppDb db)
        where T : class => db.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties.Single().Name;
}
