using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.ModuleKit;

/// <summary>How entries are stored: mapped, put in place, and counted by area.</summary>
public static class EntryTables
{
    /// <summary>Maps an entry to its own table with the lengths every entry shares.</summary>
    public static EntityTypeBuilder<T> MapEntry<T>(this ModelBuilder model, string table, string schema)
        where T : Entry
    {
        var entry = model.Entity<T>().ToTable(table, schema);
        entry.Property(row => row.Area).HasMaxLength(Entry.IdLength);
        entry.Property(row => row.EnteredBy).HasMaxLength(Entry.NameLength);
        return entry;
    }

    /// <summary>
    /// Adds the entry, or gives the one that stands for the same thing the new facts. The same facts again change nothing, so a file
    /// imported twice counts once.
    /// </summary>
    /// <param name="db">The context.</param>
    /// <param name="entry">The entry as it should be.</param>
    /// <param name="same">Finds the entry that stands for the same thing; backed by a unique index.</param>
    /// <param name="entered">Who and when.</param>
    /// <param name="cancellation">Cancels the change as a whole.</param>
    public static async Task Put<T>(this DbContext db, T entry, Expression<Func<T, bool>> same, Entered entered, CancellationToken cancellation)
        where T : Entry
    {
        var known = await db.Set<T>().SingleOrDefaultAsync(same, cancellation).ConfigureAwait(false);
        if (known is null)
        {
            Sign(entry, entered);
            db.Add(entry);
            return;
        }

        entry.Id = known.Id;
        Sign(entry, new Entered(known.EnteredBy, known.EnteredAt));
        var tracked = db.Entry(known);
        tracked.CurrentValues.SetValues(entry);
        if (tracked.State == EntityState.Modified)
        {
            Sign(known, entered);
        }
    }

    /// <summary>The number of entries by area.</summary>
    public static IQueryable<AreaCount> CountByArea<T>(this IQueryable<T> entries)
        where T : Entry =>
        entries.GroupBy(entry => entry.Area).Select(group => new AreaCount { Area = group.Key, Value = group.Count() });

    /// <summary>The sum of a number over the entries by area.</summary>
    public static IQueryable<AreaCount> SumByArea<T>(this IQueryable<T> entries, Expression<Func<T, int>> number)
        where T : Entry =>
        entries.GroupBy(entry => entry.Area, number).Select(group => new AreaCount { Area = group.Key, Value = group.Sum() });

    private static void Sign(Entry entry, Entered entered)
    {
        entry.EnteredBy = entered.By;
        entry.EnteredAt = entered.At;
    }
}
