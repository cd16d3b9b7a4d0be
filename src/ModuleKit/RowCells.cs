namespace ActionPlan.ModuleKit;

/// <summary>The cells of a row that is in order, by column.</summary>
public sealed class RowCells
{
    private readonly IReadOnlyDictionary<string, object> values;

    internal RowCells(IReadOnlyDictionary<string, object> values) => this.values = values;

    /// <summary>The id of the row's area.</summary>
    public string Area => Text(RegisterColumn.Area.Name);

    /// <summary>A text or id; empty where the cell is.</summary>
    public string Text(string column) => values.TryGetValue(column, out var value) ? (string)value : "";

    /// <summary>A day.</summary>
    public DateOnly Day(string column) => (DateOnly)values[column];

    /// <summary>A day; null where the cell is empty.</summary>
    public DateOnly? DayIfAny(string column) => values.TryGetValue(column, out var value) ? (DateOnly)value : null;

    /// <summary>A year or count.</summary>
    public int Number(string column) => (int)values[column];

    /// <summary>Yes or no; null where the cell is empty.</summary>
    public bool? YesNoIfAny(string column) => values.TryGetValue(column, out var value) ? (bool)value : null;

    /// <summary>Yes or no; no where the cell is empty.</summary>
    public bool IsYes(string column) => YesNoIfAny(column) == true;

    /// <summary>One of the values of <typeparamref name="T"/>.</summary>
    public T OneOf<T>(string column)
        where T : struct, Enum => Enum.Parse<T>((string)values[column], ignoreCase: true);
}
