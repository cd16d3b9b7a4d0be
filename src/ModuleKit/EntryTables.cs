using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.ModuleKit;

/// <summary>How entries are stored, and how they are counted by area.</summary>
public static class EntryTables
{
    /// <summary>Maps an entry to its own table with what every entry shares. A choice among few is kept by its name.</summary>
    public static EntityTypeBuilder<T> MapEntry<T>(this ModelBuilder model, string table, string schema)
        where T : Entry
    {
        var entry = model.Entity<T>().ToTable(table, schema);
        entry.Property(row => row.PlanId).HasMaxLength(Entry.IdLength);
        entry.Property(row => row.Area).HasMaxLength(Entry.IdLength);
        entry.Property(row => row.EnteredBy).HasMaxLength(Entry.NameLength);
        entry.Property(row => row.Version).IsConcurrencyToken();
        entry.Property(row => row.WithdrawnBy).HasMaxLength(Entry.NameLength);
        entry.Property(row => row.WithdrawnReason).HasMaxLength(Entry.ReasonLength);
        foreach (var choice in typeof(T).GetProperties().Where(property => property.PropertyType.IsEnum))
        {
            entry.Property(choice.PropertyType, choice.Name).HasConversion<string>().HasMaxLength(Entry.ChoiceLength);
        }

        return entry;
    }

    /// <summary>Each thing stands in the register once; rows withdrawn do not count.</summary>
    public static IndexBuilder<T> IsUniqueWhileStanding<T>(this IndexBuilder<T> index)
        where T : Entry => index.IsUnique().HasFilter("WithdrawnAt IS NULL");

    /// <summary>Forgets all changes that are not saved, and what they were held against.</summary>
    public static void ForgetChanges(this DbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.ChangeTracker.Clear();
        StandingThings.Forget(db);
    }

    /// <summary>The rows that stand.</summary>
    internal static IQueryable<T> Standing<T>(this IQueryable<T> entries)
        where T : Entry => entries.Where(entry => entry.WithdrawnAt == null);

    /// <summary>The number of entries by area.</summary>
    internal static IQueryable<AreaCount> CountByArea<T>(this IQueryable<T> entries)
        where T : Entry =>
        entries.GroupBy(entry => entry.Area).Select(group => new AreaCount { Area = group.Key, Value = group.Count() });

    /// <summary>The sum of a number over the entries by area.</summary>
    internal static IQueryable<AreaCount> SumByArea<T>(this IQueryable<T> entries, Expression<Func<T, int>> number)
        where T : Entry =>
        entries.GroupBy(entry => entry.Area, number).Select(group => new AreaCount { Area = group.Key, Value = group.Sum() });
}
