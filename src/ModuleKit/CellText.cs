using System.Globalization;
using ActionPlan.Kernel;

namespace ActionPlan.ModuleKit;

/// <summary>Cells as texts: as in a file, and as typed on a page.</summary>
public static class CellText
{
    private static readonly string[] TypedDays = ["d/M/yyyy", "dd/MM/yyyy", "d-M-yyyy", "d.M.yyyy"];

    /// <summary>Cells typed on a page, written as in a file: a day as 05/09/2024 becomes 2024-09-05. What is no day stays as it is.</summary>
    public static IReadOnlyDictionary<string, string> FromTyped(Register register, IReadOnlyDictionary<string, string> typed)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(typed);
        return register.Columns.ToDictionary(
            column => column.Name,
            column => column.Holds == CellKind.Day ? Day(typed.GetValueOrDefault(column.Name) ?? "") : typed.GetValueOrDefault(column.Name) ?? "",
            StringComparer.Ordinal);
    }

    /// <summary>A value as written in a file.</summary>
    internal static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        Enum choice => RegisterColumn.Lower(choice.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The value that a column of works, words, or yes or no holds when a file says so.</summary>
    internal static object Value(Type type, string text) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var plain when plain == typeof(bool) => text == "yes",
        { IsEnum: true } plain => Enum.Parse(plain, text, ignoreCase: true),
        _ => text,
    };

    /// <summary>A day of a file as it is typed; anything else as it is.</summary>
    internal static string TypedDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        : text;

    private static string Day(string typed) =>
        DateOnly.TryParseExact(TypedText.Word(typed), TypedDays, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Of(day) : typed;
}
