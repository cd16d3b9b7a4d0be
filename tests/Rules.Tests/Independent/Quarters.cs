using System.Globalization;

namespace ActionPlan.Rules.Tests.Independent;

/// <summary>Quarters as numbers that follow each other: four times the year, and 0 to 3.</summary>
internal static class Quarters
{
    /// <summary><c>2024-Q2</c>; of <c>2024</c> the last quarter.</summary>
    public static int Last(string text) => text.Length == 4 ? In(Number(text), 4) : In(Number(text[..4]), text[^1] - '0');

    /// <summary><c>2024-Q2</c>; of <c>2024</c> the first quarter.</summary>
    public static int First(string text) => text.Length == 4 ? In(Number(text), 1) : Last(text);

    public static int In(int year, int number) => (year * 4) + number - 1;

    public static int YearOf(int quarter) => quarter / 4;

    public static int NumberOf(int quarter) => (quarter % 4) + 1;

    public static DateOnly FirstDay(int quarter) => new(YearOf(quarter), (quarter % 4 * 3) + 1, 1);

    public static DateOnly LastDay(int quarter) => FirstDay(quarter + 1).AddDays(-1);

    public static string Text(int quarter) => FormattableString.Invariant($"{YearOf(quarter)}-Q{NumberOf(quarter)}");

    public static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
