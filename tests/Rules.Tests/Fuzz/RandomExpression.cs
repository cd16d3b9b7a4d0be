using System.Globalization;
using CsCheck;

namespace ActionPlan.Rules.Tests.Fuzz;

/// <summary>An expression and how a person with a calculator would work it out.</summary>
/// <param name="Text">As written in a rule file.</param>
/// <param name="Compute">The value; throws <see cref="DivideByZeroException"/> or <see cref="OverflowException"/> as decimal does.</param>
internal sealed record RandomExpression(string Text, Func<IReadOnlyDictionary<string, decimal>, decimal> Compute)
{
    public static readonly IReadOnlyList<string> Views = ["cases.Period", "cases.YearToDate", "cases.TermToDate", "cases.PreviousYear", "population.Latest", "population.PreviousYearEnd", "quota.ThisYear"];

    private static readonly Gen<RandomExpression> Leaf = Gen.Frequency(
        (3, Choose.From(Views).Select(View)),
        (1, Choose.From("0", "1", "2", "100", "10000", "0.5", "1.05", "3", "1000000000000000000000000").Select(Number)));

    public static Gen<RandomExpression> Any { get; } = Deep(4);

    private static Gen<RandomExpression> Deep(int depth) => depth == 0
        ? Leaf
        : Gen.Frequency(
            (2, Leaf),
            (5, Gen.Select(Choose.From('+', '-', '*', '/'), Deep(depth - 1), Deep(depth - 1)).Select(part => Binary(part.Item1, part.Item2, part.Item3))),
            (1, Gen.Select(Choose.From("Min", "Max"), Deep(depth - 1), Deep(depth - 1)).Select(part => Function(part.Item1, part.Item2, part.Item3))),
            (1, Deep(depth - 1).Select(inner => new RandomExpression($"-({inner.Text})", views => -inner.Compute(views)))),
            (1, Deep(depth - 1).Select(inner => new RandomExpression($"Math.Abs({inner.Text})", views => Math.Abs(inner.Compute(views))))));

    private static RandomExpression View(string view) => new(view, views => views[view]);

    private static RandomExpression Number(string number) => new(number, _ => decimal.Parse(number, CultureInfo.InvariantCulture));

    private static RandomExpression Function(string name, RandomExpression left, RandomExpression right) => new(
        $"Math.{name}({left.Text}, {right.Text})",
        views => name == "Min" ? Math.Min(left.Compute(views), right.Compute(views)) : Math.Max(left.Compute(views), right.Compute(views)));

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
