using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Expressions;

/// <summary>A view of a figure as an expression names it.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="View">The view.</param>
/// <param name="OnlyDivides">Whether a level stands nowhere in the expression but in a denominator: then last year's may serve.</param>
/// <param name="Year">The year that <see cref="View.Year"/> looks at.</param>
internal readonly record struct Input(Figure Figure, View View, bool OnlyDivides = false, int? Year = null)
{
    public override string ToString() => FormattableString.Invariant($"{Figure.Id}.{View}{Year}");
}

/// <summary>The names an expression may use.</summary>
internal sealed class Vocabulary(IReadOnlyDictionary<string, Figure> figures, IReadOnlyList<string> numbers, bool isCondition)
{
    /// <summary>What a target's own conditions may compare besides figures.</summary>
    public static readonly IReadOnlyList<string> ConditionNumbers = ["value", "threshold", "path"];

    /// <summary>What our own conditions of a range compare besides: its ends.</summary>
    public static readonly IReadOnlyList<string> BandNumbers = [.. ConditionNumbers, "_lower", "_upper"];

    /// <summary>The year of the quarter judged, which every expression gets beside its figures. People write <c>YearsSince(2020)</c>.</summary>
    public const string JudgedYear = "year";

    private static readonly string[] ConditionWords = ["and", "or", "not", "true", "false"];

    private static readonly int LengthOfYear = nameof(View.Year).Length + 4;

    private static readonly Dictionary<FigureType, View[]> Views = new()
    {
        [FigureType.Flow] =
        [
            View.Period, View.YearToDate, View.TermToDate, View.PreviousYear,
            View.SamePeriodLastYear, View.PeriodLastYear, View.PreviousPeriod, View.LastFourQuarters, View.Year,
        ],
        [FigureType.Stock] = [View.Latest, View.PreviousYearEnd, View.SamePeriodLastYear, View.PreviousPeriod, View.Year],
        [FigureType.Quota] = [View.ThisYear],
    };

    public IReadOnlyDictionary<string, Figure> Figures => figures;

    public IReadOnlyList<string> Numbers => numbers;

    public bool IsCondition => isCondition;

    /// <summary>
    /// The expressions of the plan's targets, by <c>module.target</c> and by the target's id alone: what people write where a figure belongs.
    /// </summary>
    public IReadOnlyDictionary<string, string> Targets { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether it is a condition of our own, which allows for differences below 10⁻¹² itself.</summary>
    public bool IsOurs { get; init; }

    /// <summary>The words that may stand in a condition beside names.</summary>
    public static bool IsWord(string text) => ConditionWords.Contains(text, StringComparer.Ordinal);

    public static IReadOnlyList<View> ViewsOf(FigureType type) => Views[type];

    /// <summary>The view of that name, such as <c>YearToDate</c> or <c>Year2020</c>; null if figures of the type have none.</summary>
    public static (View View, int? Year)? ViewNamed(FigureType type, string name)
    {
        foreach (var view in Views[type])
        {
            if (view != View.Year && string.Equals(view.ToString(), name, StringComparison.Ordinal))
            {
                return (view, null);
            }
        }

        return Views[type].Contains(View.Year) && name.Length == LengthOfYear && name.StartsWith(nameof(View.Year), StringComparison.Ordinal)
            && Period.TryParse(name[nameof(View.Year).Length..], out var year)
            ? (View.Year, year.Year)
            : null;
    }
}
