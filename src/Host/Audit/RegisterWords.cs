using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Audit;

/// <summary>The tables of registers in the words of their modules, which say them once.</summary>
internal static class RegisterWords
{
    private static readonly Dictionary<string, Register> Registers =
        InstalledModules.Registers.ToDictionary(register => register.Table, StringComparer.Ordinal);

    /// <summary>The register's name; null where the table is none's.</summary>
    public static string? Table(string table, CultureInfo culture) => Registers.GetValueOrDefault(table)?.Name(culture);

    /// <summary>The column's title; null where the module has none, as for what every row holds.</summary>
    public static string? Column(string table, string column, CultureInfo culture) =>
        Find(table, column) is var (register, known) ? register.Title(known, culture) : null;

    /// <summary>One of the few words that a column may hold; null where it holds something else.</summary>
    public static string? Value(string table, string column, string value, CultureInfo culture) =>
        Find(table, column) is var (register, known) && known.Choices.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? register.Word(known, value, culture) : null;

    private static (Register Register, RegisterColumn Column)? Find(string table, string column) =>
        Registers.GetValueOrDefault(table) is { } register
            && register.Columns.FirstOrDefault(known => string.Equals(known.Name, column, StringComparison.OrdinalIgnoreCase)) is { } found
            ? (register, found)
            : null;
}
