using CsCheck;

namespace ActionPlan.Rules.Tests.Fuzz;

/// <summary>A condition and whether it holds.</summary>
internal sealed record RandomCondition(string Text, Func<IReadOnlyDictionary<string, decimal>, bool> Holds)
{
    private const decimal Nothing = 0.000000000001m;

    public static Gen<RandomCondition> Any(int depth) => depth <= 0
        ? Comparison(0)
        : Gen.Frequency(
            (4, Comparison(depth - 1)),
            (1, Gen.Select(Choose.From("and", "&&"), Any(depth - 1), Any(depth - 1)).Select(part =>
                new RandomCondition($"({part.Item2.Text} {part.Item1} {part.Item3.Text})", views => part.Item2.Holds(views) && part.Item3.Holds(views)))),
            (1, Gen.Select(Choose.From("or", "||"), Any(depth - 1), Any(depth - 1)).Select(part =>
                new RandomCondition($"({part.Item2.Text} {part.Item1} {part.Item3.Text})", views => part.Item2.Holds(views) || part.Item3.Holds(views)))),
            (1, Gen.Select(Choose.From("not ", "!"), Any(depth - 1))
                .Select(part => new RandomCondition($"{part.Item1}({part.Item2.Text})", views => !part.Item2.Holds(views)))));

    private static Gen<RandomCondition> Comparison(int depth) =>
        Gen.Select(Choose.From("<", "<=", ">", ">=", "==", "!="), RandomExpression.Of(depth), RandomExpression.Of(depth)).Select(part =>
    {
        var (sign, left, right) = part;
        return new RandomCondition($"{left.Text} {sign} {right.Text}", views => IsTrue(sign, left.Compute(views) - right.Compute(views)));
    });

    private static bool IsTrue(string sign, decimal difference) => sign switch
    {
        "<" => difference <= -Nothing,
        "<=" => difference < Nothing,
        ">" => difference >= Nothing,
        ">=" => difference > -Nothing,
        "==" => Math.Abs(difference) < Nothing,
        _ => Math.Abs(difference) >= Nothing,
    };
}
