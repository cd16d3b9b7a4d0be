using System.Globalization;
using ActionPlan.Kernel;

namespace ActionPlan.ModuleKit;

/// <summary>Reads rows by what their columns declare, so that a register states its columns and no register parses.</summary>
internal static class RowReader
{
    public static IReadOnlyList<RowProblem> CheckHeader(Register register, IReadOnlyList<string> header)
    {
        var known = register.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var missing = register.Columns.Where(column => !column.IsOptional && !header.Contains(column.Name, StringComparer.Ordinal));
        var twice = header.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1);
        return
        [
            .. missing.Select(column => Problem(column.Name, "ColumnMissing", column.Name)),
            .. header.Where(name => !known.Contains(name))
                .Select(name => Problem(name, "ColumnUnknown", name, string.Join(", ", register.Columns.Select(column => column.Name)))),
            .. twice.Select(group => Problem(group.Key, "ColumnTwice", group.Key)),
        ];
    }

    public static RowReading Read(Register register, IReadOnlyDictionary<string, string> cells, PlanOutline plan)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        var problems = new List<RowProblem>();
        foreach (var column in register.Columns)
        {
            var cell = cells.GetValueOrDefault(column.Name);
            var text = column.Holds == CellKind.Text ? TypedText.Line(cell) : TypedText.Word(cell);
            if (text.Length == 0)
            {
                if (!column.IsOptional)
                {
                    problems.Add(Problem(column.Name, "Empty"));
                }
            }
            else if (!HasLines(column, cell) && Value(column, text, plan) is { } value)
            {
                values.Add(column.Name, value);
            }
            else
            {
                problems.Add(Wrong(column, text));
            }
        }

        problems.AddRange(register.Columns.SelectMany(column => Contradictions(column, values, plan)));
        var key = ThingKey.Of(register.Columns, column => values.GetValueOrDefault(column.Name));
        var row = problems.Count == 0 ? new RowCells(values) : null;
        return new RowReading(row is null ? null : register.Enter(row), key.Same, key.Alike, problems, row);
    }

    private static object? Value(RegisterColumn column, string text, PlanOutline plan) => column.Holds switch
    {
        CellKind.Text => text.Length <= Entry.NameLength ? text : null,
        CellKind.Area => plan.Areas.ContainsKey(text) ? text : null,
        CellKind.Work => plan.Works.Contains(text) ? text : null,
        CellKind.Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and < 2200 ? day : null,
        CellKind.Year => Period.TryParse(text, out var period) && period.IsYear ? period.Year : null,
        CellKind.Count => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
        CellKind.YesNo => text switch { "yes" => true, "no" => false, _ => null },
        CellKind.OneOf => column.Choices.FirstOrDefault(choice => string.Equals(choice, text, StringComparison.OrdinalIgnoreCase)),
        _ => throw new NotSupportedException(column.Holds.ToString()),
    };

    // A soft line break of Word's is a blank; who breaks a line in a cell writes two things into it.
    private static bool HasLines(RegisterColumn column, string? cell) => column.Holds == CellKind.Text && TypedText.Word(cell).AsSpan().ContainsAny('\n', '\r');

    private static RowProblem Wrong(RegisterColumn column, string text) => Problem(column.Name, $"Wrong{column.Holds}", text, column.Holds == CellKind.Text
        ? Entry.NameLength.ToString(CultureInfo.InvariantCulture)
        : string.Join(", ", column.Choices));

    private static IEnumerable<RowProblem> Contradictions(RegisterColumn column, Dictionary<string, object> values, PlanOutline plan)
    {
        if (!values.TryGetValue(column.Name, out var value))
        {
            yield break;
        }

        if (column.IsCountedBy && values.TryGetValue(RegisterColumn.Area.Name, out var id) && plan.Areas[(string)id] is { } area && !Exists(area, value))
        {
            yield return Problem(column.Name, "AreaNotThen", area.Name);
        }

        if (plan.Today is { } today && !column.MayLieAhead && DaysAhead.Problem(column, value, today) is { } ahead)
        {
            yield return ahead;
        }

        if (column.NotBefore is not null && values.TryGetValue(column.NotBefore, out var first) && (DateOnly)value < (DateOnly)first)
        {
            yield return Problem(column.Name, "NotBefore", column.NotBefore);
        }

        if (column.NotAbove is not null && values.TryGetValue(column.NotAbove, out var most) && (int)value > (int)most)
        {
            yield return Problem(column.Name, "NotAbove", column.NotAbove);
        }
    }

    private static bool Exists(Area area, object then) =>
        then is DateOnly day ? area.ExistsOn(day) : area.ExistsWithin(new DateOnly((int)then, 1, 1), new DateOnly((int)then, 12, 31));

    private static RowProblem Problem(string column, string key, params string[] values) => new(column, key, values);
}
