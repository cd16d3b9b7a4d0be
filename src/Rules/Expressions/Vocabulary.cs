using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Expressions;

/// <summary>A view of a figure as an expression names it.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="View">The view.</param>
/// <param name="OnlyDivides">Whether a level stands nowhere in the expression but in a denominator: then last year's may serve.</param>
internal readonly record struct Input(Figure Figure, View View, bool OnlyDivides = false)
{
    public override string ToString() => $"{Figure.Id}.{View}";
}

/// <summary>The names an expression may use.</summary>
internal sealed class Vocabulary(IReadOnlyDictionary<string, Figure> figures, IReadOnlyList<string> numbers, bool isCondition)
{
    /// <summary>What a target's own conditions may compare besides figures.</summary>
    public static readonly IReadOnlyList<string> ConditionNumbers = ["value", "threshold", "path"];

    public static readonly IReadOnlyList<string> Functions = ["Min", "Max", "Abs", "Round", "Floor", "Ceiling"];

    private static readonly string[] ConditionWords = ["and", "or", "not", "true", "false"];

    private static readonly Dictionary<FigureType, View[]> Views = new()
    {
        [FigureType.Flow] = [View.Period, View.YearToDate, View.TermToDate, View.PreviousYear],
        [FigureType.Stock] = [View.Latest, View.PreviousYearEnd],
        [FigureType.Quota] = [View.ThisYear],
    };

    public IReadOnlyDictionary<string, Figure> Figures => figures;

    public IReadOnlyList<string> Numbers => numbers;

    public bool IsCondition => isCondition;

    /// <summary>The expressions of the plan's targets, by <c>module.target</c> and by the target's id alone: what people write where a figure belongs.</summary>
    public IReadOnlyDictionary<string, string> Targets { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IEnumerable<string> Words => isCondition ? ConditionWords : [];

    public static IReadOnlyList<View> ViewsOf(FigureType type) => Views[type];
}
