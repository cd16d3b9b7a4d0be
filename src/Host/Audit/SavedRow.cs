using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Audit;

/// <summary>A tracked row on its way to the database. Keys that the database gives are known only afterwards.</summary>
internal sealed class SavedRow
{
    private readonly EntityEntry entry;
    private readonly EntityState state;
    private readonly Dictionary<string, object?> before = new(StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private readonly List<PropertyEntry> unknown = [];
    private readonly IReadOnlyList<string?> areas;

    public SavedRow(EntityEntry entry)
    {
        this.entry = entry;
        state = entry.State;
        areas = RowAreas.Of(entry);
        foreach (var (name, property) in Properties(entry))
        {
            if (state == EntityState.Deleted)
            {
                before[name] = Shown(property.Metadata, property.OriginalValue);
            }
            else if (state == EntityState.Modified && property.IsModified)
            {
                if (Same(property.OriginalValue, property.CurrentValue))
                {
                    unknown.Add(property);
                }
                else
                {
                    Changed(name, property, property.OriginalValue);
                }
            }
        }
    }

    /// <summary>A row was attached with its new values: what it was stands in the database alone.</summary>
    public bool IsBlind => unknown.Count > 0;

    public async Task Look(CancellationToken cancellation) => Look(await entry.GetDatabaseValuesAsync(cancellation));

    public void Look() => Look(entry.GetDatabaseValues());

    /// <summary>Null where nothing changed that the trail keeps.</summary>
    public RowChange? Saved()
    {
        var table = entry.Metadata.GetTableName()!;
        var key = KeyOf(entry);
        RowChange? change = state switch
        {
            EntityState.Added => new RowChange(table, key, ChangeKind.Added, new Dictionary<string, object?>(StringComparer.Ordinal), After(entry, _ => true)),
            EntityState.Deleted => new RowChange(table, key, ChangeKind.Removed, before, new Dictionary<string, object?>(StringComparer.Ordinal)),
            _ when changed.Count == 0 => null,
            _ => new RowChange(table, key, ChangeKind.Changed, before, After(entry, changed.Contains)),
        };
        return change is null ? null : change with { Areas = areas };
    }

    /// <summary>All that the trail keeps of a row as it stands.</summary>
    public static RowChange Standing(EntityEntry entry) =>
        new(entry.Metadata.GetTableName()!, KeyOf(entry), ChangeKind.Added, new Dictionary<string, object?>(StringComparer.Ordinal), After(entry, _ => true));

    private static string KeyOf(EntityEntry entry) =>
        string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(part => Text(entry.Property(part).CurrentValue)));

    private static Dictionary<string, object?> After(EntityEntry entry, Func<string, bool> wanted) => Properties(entry)
        .Where(pair => wanted(pair.Name))
        .ToDictionary(pair => pair.Name, pair => Shown(pair.Property.Metadata, pair.Property.CurrentValue), StringComparer.Ordinal);

    private static IEnumerable<(string Name, PropertyEntry Property)> Properties(EntityEntry entry) =>
        entry.Properties.Select(property => (property.Metadata.Name, property))
            .Concat(entry.ComplexProperties
                .SelectMany(part => part.Properties.Select(property => ($"{part.Metadata.Name}.{property.Metadata.Name}", property))))
            .Where(pair => pair.property.Metadata.IsAudited());

    /// <summary>A value as the trail keeps it.</summary>
    public static object? Shown(IReadOnlyProperty property, object? value) => value is null ? null
        : property.IsSecret() ? property.Marked(value)
        : Plain(property.IsRepetition() ? Encoding.UTF8.GetBytes((string)value) : value);

    /// <summary>As JSON can hold it.</summary>
    private static object Plain(object value) => value switch
    {
        string or bool or int or long => value,
        decimal number => number / 1.0000000000000000000000000000m,
        IEnumerable<string> texts => string.Join(' ', texts),
        byte[] bytes => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))} ({bytes.Length.ToString(CultureInfo.InvariantCulture)} bytes)",
        _ => Text(value),
    };

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTimeOffset moment => Canonical.Moment(moment),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        Period period => period.ToString(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static bool Same(object? one, object? other) =>
        one is byte[] bytes && other is byte[] others ? bytes.AsSpan().SequenceEqual(others) : Equals(one, other);

    private void Look(PropertyValues? stored)
    {
        foreach (var property in unknown)
        {
            var was = stored?[property.Metadata];
            if (!Same(was, property.CurrentValue))
            {
                Changed(property.Metadata.Name, property, was);
            }
        }
    }

    private void Changed(string name, PropertyEntry property, object? was)
    {
        changed.Add(name);
        before[name] = Shown(property.Metadata, was);
    }
}
