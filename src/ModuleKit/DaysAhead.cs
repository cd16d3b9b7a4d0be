using System.Globalization;

namespace ActionPlan.ModuleKit;

/// <summary>Nothing was done after today. Who writes 2052 means 2025, and is asked.</summary>
public static class DaysAhead
{
    private const int YearsBack = 30;

    /// <summary>What is wrong with a day on which something was done; null if nothing is.</summary>
    /// <param name="column">The column it stands in.</param>
    /// <param name="day">The day.</param>
    /// <param name="today">The day it is.</param>
    public static RowProblem? Problem(string column, DateOnly day, DateOnly today) => Problem(column, day.Year, day, today);

    /// <summary>The same of a register's cell: a day, a year, or something else, of which nothing is asked.</summary>
    internal static RowProblem? Problem(RegisterColumn column, object value, DateOnly today)
    {
        var day = value as DateOnly?;
        return Problem(column.Name, day?.Year ?? (column.Holds == CellKind.Year ? (int)value : today.Year), day, today);
    }

    private static RowProblem? Problem(string column, int year, DateOnly? day, DateOnly today)
    {
        if (year <= today.Year && !(day > today))
        {
            return null;
        }

        var now = CellText.Of(today);
        return year > today.Year && Meant(year, day, today) is { } meant
            ? new RowProblem(column, "AheadNear", [Text(year), Text(meant), now])
            : new RowProblem(column, "Ahead", [day is { } ahead ? CellText.Of(ahead) : Text(year), now]);
    }

    /// <summary>The newest year that two digits in the wrong order, or a single wrong one, make of the one written.</summary>
    private static int? Meant(int year, DateOnly? day, DateOnly today)
    {
        var written = Text(year);
        int[] possible = [.. Enumerable.Range(0, YearsBack).Select(back => today.Year - back)
            .Where(other => day is not { } known || new DateOnly(other, known.Month, Math.Min(known.Day, DateTime.DaysInMonth(other, known.Month))) <= today)];
        return possible.Where(other => IsSwapped(written, Text(other)))
            .Concat(possible.Where(other => written.Zip(Text(other)).Count(pair => pair.First != pair.Second) == 1))
            .Select(other => (int?)other).FirstOrDefault();
    }

    private static bool IsSwapped(string one, string other) => Enumerable.Range(0, one.Length - 1)
        .Any(at => one[..at] + one[at + 1] + one[at] + one[(at + 2)..] == other);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
