using System.Text.Json;

namespace ActionPlan.Host.Audit;

/// <summary>What the trail says of a row: of each column the value it was left with, and by which entry.</summary>
internal sealed class ToldRow
{
    /// <summary>As many as SQL Server keeps.</summary>
    private const int Decimals = 10;

    private readonly Dictionary<string, (long Entry, string? Value)> columns = new(StringComparer.Ordinal);

    private Dictionary<string, string?>? firsts;

    /// <summary>Whether an entry told of the whole row, and not only of what changed in it.</summary>
    public bool IsWhole { get; init; }

    public IEnumerable<string> Columns => columns.Keys;

    public bool Tells(string column) => columns.ContainsKey(column);

    public long Newest => columns.Values.Select(column => column.Entry).DefaultIfEmpty().Max();

    public long EntryOf(string column) => columns[column].Entry;

    public string? this[string column] => columns[column].Value;

    public void Keep(long entry, IReadOnlyDictionary<string, object?> values)
    {
        foreach (var (column, value) in values)
        {
            columns[string.Intern(column)] = (entry, Said(value));
        }
    }

    /// <summary>Values before a change: the first of each column is what a row began with that no entry tells whole.</summary>
    public void KeepBefore(IReadOnlyDictionary<string, object?> values)
    {
        if (IsWhole)
        {
            return;
        }

        foreach (var (column, value) in values)
        {
            (firsts ??= new(StringComparer.Ordinal)).TryAdd(string.Intern(column), Said(value));
        }
    }

    /// <summary>What a column was before the first change of it; false where none was told.</summary>
    public bool First(string column, out string? value)
    {
        value = null;
        return firsts?.TryGetValue(column, out value) == true;
    }

    /// <summary>Whether a value that the database holds may be what was told: of some secrets only that they are there was.</summary>
    public bool Agrees(string column, object? now) => Said(now) is var said
        && (this[column] == Unaudited.Secret ? said?.StartsWith(Unaudited.Secret, StringComparison.Ordinal) ?? false : this[column] == said);

    /// <summary>One text for a value, whether it was read back from an entry or straight from the database.</summary>
    public static string? Said(object? value) => value switch
    {
        null or JsonElement { ValueKind: JsonValueKind.Null } => null,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
        JsonElement { ValueKind: JsonValueKind.Number } number => Number(number.GetDecimal()),
        JsonElement other => other.GetRawText(),
        bool yes => yes ? "true" : "false",
        int or long or decimal => Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        _ => value.ToString(),
    };

    private static string Number(decimal number) => Words.ExactNumber.Text(decimal.Round(number, Decimals));
}
