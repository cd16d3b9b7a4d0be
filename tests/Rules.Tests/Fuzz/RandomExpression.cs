using System.Globalization;
using CsCheck;

namespace ActionPlan.Rules.Tests.Fuzz;

/// <summary>An expression and how a person with a calculator would work it out.</summary>
/// <param name="Text">As written in a rule file.</param>
/// <param name="Compute">The value; throws <see cref="DivideByZeroException"/> or <see cref="OverflowException"/> as decimal does.</param>
internal sealed record RandomExpression(string Text, Func<IReadOnlyDictionary<string, decimal>, decimal> Compute)
{
    public static readonly IReadOnlyList<string> Views = ["cases.Period", "cases.YearToDate", "cases.TermToDate", "cases.PreviousYear", "population.Latest",
        "population.PreviousYearEnd", "quota.ThisYear"];

    /// <summary>The year of the quarter for which values are worked out.</summary>
    public const int Year = 2021;

    private static readonly Gen<RandomExpression> Leaf = Gen.Frequency(
        (6, Choose.From(Views).Select(View)),
        (2, Choose.From("0", "1", "2", "100", "10000", "0.5", "1.05", "3", "1000000000000000000000000").Select(Number)),
        (1, Gen.Int[2015, 2025].Select(year => new RandomExpression($"YearsSince({year})", _ => Year - year))));

    public static Gen<RandomExpression> Any { get; } = Deep(4);

    private static Gen<RandomExpression> Deep(int depth) => depth == 0
        ? Leaf
        : Gen.Frequency(
            (4, Leaf),
            (10, Gen.Select(Choose.From('+', '-', '*', '/'), Deep(depth - 1), Deep(depth - 1)).Select(part => Binary(part.Item1, part.Item2, part.Item3))),
            (2, Gen.Select(Choose.From("Min", "Max"), Deep(depth - 1), Deep(depth - 1)).Select(part => Function(part.Item1, part.Item2, part.Item3))),
            (2, Deep(depth - 1).Select(inner => new RandomExpression($"-({inner.Text})", views => -inner.Compute(views)))),
            (2, Deep(depth - 1).Select(inner => new RandomExpression($"Math.Abs({inner.Text})", views => Math.Abs(inner.Compute(views))))),
            (2, Gen.Select(RandomCondition.Any(depth - 1), Deep(depth - 1), Deep(depth - 1)).Select(part => If(part.Item1, part.Item2, part.Item3))),
            (1, RandomCondition.Any(depth - 1).Array[1, 3].Select(Count)),
            (1, Gen.Select(Deep(depth - 1), Gen.Int[-3, 4]).Select(part => Power(part.Item1, part.Item2))),
            (1, Gen.Select(Deep(depth - 1), Deep(depth - 1), Gen.Int[1, 4]).Select(part => Growth(part.Item1, part.Item2, part.Item3))));

    /// <summary>Of less depth, for what stands in a condition.</summary>
    public static Gen<RandomExpression> Of(int depth) => Deep(Math.Clamp(depth, 0, 2));

    private static RandomExpression View(string view) => new(view, views => views[view]);

    private static RandomExpression Number(string number) => new(number, _ => decimal.Parse(number, CultureInfo.InvariantCulture));

    private static RandomExpression Function(string name, RandomExpression left, RandomExpression right) => new(
        $"Math.{name}({left.Text}, {right.Text})",
        views => name == "Min" ? Math.Min(left.Compute(views), right.Compute(views)) : Math.Max(left.Compute(views), right.Compute(views)));

    private static RandomExpression If(RandomCondition condition, RandomExpression left, RandomExpression right) => new(
        $"If({condition.Text}, {left.Text}, {right.Text})",
        views => condition.Holds(views) ? left.Compute(views) : right.Compute(views));

    private static RandomExpression Count(RandomCondition[] conditions) => new(
        $"Count({string.Join(", ", conditions.Select(condition => condition.Text))})",
        views => conditions.Count(condition => condition.Holds(views)));

    private static RandomExpression Power(RandomExpression inner, int exponent) => new(
        $"Math.Pow({inner.Text}, {exponent.ToString(CultureInfo.InvariantCulture)})",
        views =>
        {
            var value = inner.Compute(views);
            return Enumerable.Repeat(exponent < 0 ? 1 / value : value, Math.Abs(exponent)).Aggregate(1m, (power, factor) => power * factor);
        });

    private static RandomExpression Growth(RandomExpression value, RandomExpression from, int years) => new(
        $"Growth({value.Text}, {from.Text}, {years.ToString(CultureInfo.InvariantCulture)})",
        views => ByHand.Growth(value.Compute(views), from.Compute(views), years));

    private static RandomExpression Binary(char sign, RandomExpression left, RandomExpression right) => new(
        $"({left.Text} {sign} {right.Text})",
        views => sign switch
        {
            '+' => left.Compute(views) + right.Compute(views),
            '-' => left.Compute(views) - right.Compute(views),
            '*' => left.Compute(views) * right.Compute(views),
            _ => left.Compute(views) / right.Compute(views),
        });
}
