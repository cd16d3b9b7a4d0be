namespace ActionPlan.Host.Audit;

/// <summary>Tells the trail of rows that were added past the change tracker: each by itself where they are few, else all as a set.</summary>
internal static class AddedRows
{
    /// <summary>Up to so many are told one by one.</summary>
    private const int MostListed = 200;

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
}
