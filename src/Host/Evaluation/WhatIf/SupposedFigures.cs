using ActionPlan.Host.Figures;
using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Evaluation.WhatIf;

/// <summary>A figure of a coming quarter, as the address supposes it.</summary>
/// <param name="Period">The quarter or year.</param>
/// <param name="Given">As typed; empty where nothing is supposed.</param>
/// <param name="Value">What was understood; null where nothing is supposed or it is no number.</param>
/// <param name="Fault">Why it cannot be such a figure; null where it can.</param>
/// <param name="Note">How a number was understood that others write otherwise; null where it is clear.</param>
internal sealed record SupposedFigure(Figure Figure, Period Period, string Given, decimal? Value, string? Fault, string? Note = null)
{
    /// <summary>Its name in the address.</summary>
    public string Name => NameOf(Figure, Period);

    public static string NameOf(Figure figure, Period period) => $"{SupposedFigures.Prefix}{figure.Id}.{period}";
}

/// <summary>What an address supposes of the coming quarters: nothing of it is stored anywhere.</summary>
/// <param name="Quarters">The quarters that can be looked at, the first one first.</param>
/// <param name="Fields">A field a figure and period.</param>
/// <param name="Unknown">Names in the address that suppose something of what the target does not read, or of another time.</param>
internal sealed record SupposedFigures(IReadOnlyList<Period> Quarters, IReadOnlyList<SupposedFigure> Fields, IReadOnlyList<string> Unknown)
{
    /// <summary>What such names in an address begin with.</summary>
    public const string Prefix = "if.";

    private const int MostQuarters = 8;
    private const int LongestNamed = 80;

    public bool IsAny => Fields.Any(one => one.Value is not null);

    public bool HasFaults => Fields.Any(one => one.Fault is not null);

    /// <summary>Those that a quarter may know.</summary>
    public IEnumerable<SupposedFigure> KnownIn(Period quarter) => Fields.Where(one => one.Value is not null && one.Period.IsKnownIn(quarter));

    /// <summary>The last quarter of which something is supposed.</summary>
    public Period Last => Quarters.Last(quarter => Fields.Any(one => one.Value is not null && one.Period.Quarters.Contains(quarter)));

    /// <summary>Whether the target reads figures that can be supposed: one that counts others, or looks at the areas below, reads none of its own.</summary>
    public static bool Serves(Target target) => target.Definition is { Counts: null, OverAreas: null } && target.FigureIds.Any();

    /// <param name="plan">The plan in force.</param>
    /// <param name="quarter">The quarter shown.</param>
    /// <param name="isKnown">Whether the quarter has a value: then only what comes after it is supposed.</param>
    /// <param name="query">The address.</param>
    public static SupposedFigures Read(Plan plan, Target target, Period quarter, bool isKnown, IEnumerable<KeyValuePair<string, string>> query)
    {
        var quarters = Coming(plan, target, quarter, isKnown);
        var given = query.Where(pair => pair.Key.StartsWith(Prefix, StringComparison.Ordinal)).GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Last().Value, StringComparer.Ordinal);
        var fields = target.FigureIds.Select(id => plan.FigureById.GetValueOrDefault(id)).OfType<Figure>()
            .SelectMany(figure => Periods(figure, quarters),
                (figure, period) => Field(figure, period, given.GetValueOrDefault(SupposedFigure.NameOf(figure, period)) ?? ""))
            .OrderBy(field => field.Period.Year).ThenBy(field => field.Period.Quarter).ToList();
        var known = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        return new SupposedFigures(
            quarters, fields,
            [.. given.Where(pair => pair.Value.Length > 0 && !known.Contains(pair.Key)).Select(pair => pair.Key[..Math.Min(pair.Key.Length, LongestNamed)])]);
    }

    /// <summary>The quarters up to the next due date, of what stands alone a year of them; the quarter itself where it has no value, or is the last.</summary>
    private static List<Period> Coming(Plan plan, Target target, Period quarter, bool isKnown)
    {
        var last = Earlier(plan.To, target.To);
        var first = isKnown && quarter < last ? quarter.AddQuarters(1) : quarter;
        var due = target.Definition.Kind switch
        {
            TargetKind.TermTotal or TargetKind.TermLevel => target.DueAfter(first),
            TargetKind.YearTotal or TargetKind.YearLevel => first.WholeYear.LastQuarter,
            _ => first.AddQuarters(3),
        };
        due = Earlier(due, last);
        return [.. Enumerable.Range(0, Math.Clamp(due.QuarterIndex - first.QuarterIndex + 1, 1, MostQuarters)).Select(first.AddQuarters)];
    }

    private static IEnumerable<Period> Periods(Figure figure, List<Period> quarters) =>
        figure.Every == Frequency.Year ? quarters.Select(quarter => quarter.WholeYear).Distinct() : quarters;

    private static SupposedFigure Field(Figure figure, Period period, string given)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return new SupposedFigure(figure, period, "", null, null);
        }

        var typed = TypedNumber.Read(given);
        var culture = CultureInfo.CurrentUICulture;
        return typed.Value is not { } value ? new SupposedFigure(figure, period, given, null, typed.Message(culture))
            : NumberRefusals.Of(figure, value) is { } refusal
            ? new SupposedFigure(figure, period, given, null, RefusedFigure.Text(refusal, figure.Name, "", period, culture))
            : new SupposedFigure(figure, period, given, value, null, typed.Ambiguous ? typed.Message(culture) : null);
    }

    private static Period Earlier(Period left, Period right) => left < right ? left : right;
}
