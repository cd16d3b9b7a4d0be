using System.Globalization;
using System.Resources;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// A sentence in the making: the key of a text in Vietnamese and English, and its values. Values are kept in an invariant form
/// (<c>n:12.5</c>, <c>n:12.5|12</c> for 12.5 compared with 12, <c>p:2024-Q3</c>, <c>d:2024-10-04</c>, <c>k:neighbourhood</c> for a kind of area,
/// <c>s:met|onTrack</c> for verdicts, <c>x:{…}</c> for an expression with its figures' names and values, <c>t:any text</c>), so that a stored
/// remark reads right in either language.
/// </summary>
/// <param name="Key">The text's key in <c>Remarks.resx</c>.</param>
/// <param name="Values">The values for the text's placeholders.</param>
public sealed partial record Remark(string Key, IReadOnlyList<string> Values)
{
    private static readonly ResourceManager Texts = new("ActionPlan.Rules.Judging.Remarks", typeof(Remark).Assembly);

    /// <summary>The sentence in the culture's language and with its numbers and dates.</summary>
    public string Text(CultureInfo culture)
    {
        var numbers = Values.Select(Numbers).ToList();
        var text = SpaceBeforePercent().Replace(
            string.Format(culture, Pattern(culture), [.. Values.Select((value, index) => numbers[index] is [var number, .. var beside]
                // The numbers of one sentence are there to be compared.
                ? Shown.Number(number, culture, [.. beside, .. numbers.Where((other, at) => at != index && other.Count > 0)
                    .Select(other => (decimal?)other[0])])
                : Display(value, culture))]),
            "${number}${unit}");
        // A value that is measured in nothing leaves the space before its unit.
        return Values.Contains("t:", StringComparer.Ordinal) ? SpaceBeforeMark().Replace(text, "${mark}") : text;
    }

    // What is said of the quarters left is said otherwise of the last one.
    private string Pattern(CultureInfo culture) =>
        (Values is [.., "n:1"] ? Texts.GetString(Key + "OfOne", culture) : null) ?? Texts.GetString(Key, culture) ?? Key;

    internal static Remark Of(string key, params object?[] values) => new(key, [.. values.Select(Encode)]);

    /// <summary>A kind of areas as people call it, 'khu phố'; the kind itself where it has no name here.</summary>
    /// <param name="kind">As written in the plan, such as <c>neighbourhood</c>.</param>
    /// <param name="culture">The reader's.</param>
    public static string AreaKindName(string kind, CultureInfo culture) => Texts.GetString("kind_" + kind, culture) ?? kind;

    /// <summary>A kind of area, told in the reader's language where it is a word that the texts know.</summary>
    internal static object Kind(string kind) => new AreaKind(kind);

    /// <summary>Verdicts, told as pages call them.</summary>
    internal static object Said(params IEnumerable<Status> statuses) => new Verdicts([.. statuses.Distinct()]);

    /// <summary>A number, and what it is compared with in another sentence or on the page.</summary>
    internal static object Beside(decimal? number, params ReadOnlySpan<decimal?> others) => number is { } known ? new Comparable(known, [.. others]) : "";

    /// <summary>What a rule asks for: told as it is written there, also where nothing else would ask for its decimals.</summary>
    internal static object? Asked(decimal? number) => number is { } known && Shown.DecimalsWritten(known) > Shown.Usual ? Beside(known, known) : number;

    /// <summary>A course's point, which may be what the rule asks for.</summary>
    internal static object? Asked(decimal? point, decimal? limit) =>
        point is { } known && limit is { } asked && Shown.AreSame(known, asked) ? Asked(limit) : point;

    private static string Encode(object? value) => value switch
    {
        Comparable compared => string.Join(
            '|', compared.Beside.OfType<decimal>().Select(other => other.ToString(CultureInfo.InvariantCulture)).Prepend($"{Encode(compared.Number)}")),
        decimal number => string.Create(CultureInfo.InvariantCulture, $"n:{number}"),
        int number => string.Create(CultureInfo.InvariantCulture, $"n:{number}"),
        Period period => $"p:{period}",
        AreaKind kind => $"k:{kind.Kind}",
        Verdicts said => $"s:{string.Join('|', said.Statuses.Select(status => JsonNamingPolicy.CamelCase.ConvertName(status.ToString())))}",
        SaidExpression said => $"x:{said.Write()}",
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"d:{day:yyyy-MM-dd}"),
        _ => $"t:{value}",
    };

    private static string Display(string value, CultureInfo culture) => value[..2] switch
    {
        "p:" => Shown.Period(Period.Parse(value[2..]), culture),
        "d:" => Shown.Day(DateOnly.ParseExact(value.AsSpan(2), "yyyy-MM-dd", CultureInfo.InvariantCulture), culture),
        "k:" => AreaKindName(value[2..], culture),
        "s:" => string.Join(Texts.GetString("or", culture), value[2..].Split('|').Select(status => Texts.GetString("status_" + status, culture) ?? status)),
        "x:" => SaidExpression.Read(value[2..], culture),
        _ => value[2..],
    };

    private static List<decimal> Numbers(string value) => value.StartsWith("n:", StringComparison.Ordinal)
        ? [.. value[2..].Split('|').Select(number => decimal.Parse(number, CultureInfo.InvariantCulture))]
        : [];

    // '23,03%': the texts have a space between a number and what it is measured in.
    [GeneratedRegex("(?<number>[0-9]) (?<unit>[%‰])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SpaceBeforePercent();

    [GeneratedRegex("\\s+(?<mark>[.,;:)])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SpaceBeforeMark();

    private sealed record AreaKind(string Kind);

    private sealed record Verdicts(IReadOnlyList<Status> Statuses);

    private sealed record Comparable(decimal Number, IReadOnlyList<decimal?> Beside);
}
