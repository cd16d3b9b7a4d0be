using ActionPlan.Kernel;

namespace ActionPlan.ModuleKit;

/// <summary>What a row stands for, by its register's key columns.</summary>
/// <param name="Stored">As it is stored, letter by letter.</param>
/// <param name="Same">Equal for rows of the same thing, however blanks and letters were typed.</param>
/// <param name="Alike">Equal for rows that may be of the same thing (<see cref="Likeness"/>).</param>
internal sealed record ThingKey(string Stored, string Same, string Alike)
{
    private const char Between = '\u001f';

    public static ThingKey Of(IEnumerable<RegisterColumn> columns, Func<RegisterColumn, object?> value)
    {
        var keys = columns.Where(column => column.IsKey).Select(column => (column.Holds, Text: CellText.Of(value(column)))).ToList();
        return new ThingKey(
            string.Join(Between, keys.Select(key => key.Text)),
            string.Join(Between, keys.Select(key => key.Holds == CellKind.Text ? TypedText.Line(key.Text) : key.Text)),
            string.Join(Between, keys.Select(key => key.Holds == CellKind.Text ? Likeness.Of(key.Text) : key.Text)));
    }
}
