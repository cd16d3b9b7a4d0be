using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Audit;

/// <summary>Which areas a row is about: its own, or that of the row it belongs to, such as the alert of what happened to it.</summary>
internal static class RowAreas
{
    private const string One = "Area";
    private const string Many = "Areas";

    /// <summary>The areas as they were and as they are; null among them where the row is about none, no area at all where it adds nothing to say.</summary>
    public static IReadOnlyList<string?> Of(EntityEntry entry)
    {
        if (entry.Metadata.TellsAreasElsewhere())
        {
            return [];
        }

        if (entry.Metadata.FindProperty(Many) is { } many)
        {
            var areas = (IReadOnlyList<string?>)entry.Property(many).CurrentValue!;
            return areas.Count > 0 ? areas : [null];
        }

        if (entry.Metadata.FindProperty(One) is { } own)
        {
            var area = entry.Property(own);
            return [.. new[] { area.OriginalValue, area.CurrentValue }.Cast<string?>().Distinct(StringComparer.Ordinal)];
        }

        return Parent(entry) is { } parent ? Of(parent) : [null];
    }

    // Found among what the context holds, else in the database; a table's parent is one row by its key.
    private static EntityEntry? Parent(EntityEntry entry) =>
        entry.Metadata.GetForeignKeys().FirstOrDefault(key => key.PrincipalEntityType.FindProperty(One) is not null) is { } key
            && entry.Context.Find(key.PrincipalEntityType.ClrType, [.. key.Properties.Select(part => entry.Property(part).CurrentValue)]) is { } parent
            ? entry.Context.Entry(parent)
            : null;
}
