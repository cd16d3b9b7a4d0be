using System.Globalization;

namespace ActionPlan.Rules.Tests.Independent;

/// <summary>An expression as a tree, as plainly as it is written.</summary>
/// <param name="Is">What it is: <c>number</c>, <c>view</c>, a sign, or the name of a function.</param>
/// <param name="Of">What it is made of.</param>
/// <param name="Number">The number, where it is one.</param>
/// <param name="Name">The view or the input, where it is one.</param>
internal sealed record Term(string Is, IReadOnlyList<Term> Of, decimal Number = 0, string Name = "")
{
    public static Term Read(string text)
    {
        var reader = new TermReader(text);
        var term = reader.Either();
        return reader.IsAtEnd ? term : throw new FormatException($"'{text}' goes on.");
    }

    /// <summary>All views in it, each with whether it stands in a denominator and nowhere deeper, or in a place of another kind.</summary>
    public IEnumerable<(string View, bool Divides)> Views(int depth = 0, bool apart = false)
    {
        if (Is == "view")
        {
            return [(Name, depth == 1 && !apart)];
        }

        var isApart = apart || Is is "Growth" or "Pow";
        return Of.SelectMany((part, index) => part.Views(
            depth + (Is == "/" && index == 1 ? 1 : 0),
            isApart || (Is == "If" && index == 0) || Is == "Count"));
    }

    /// <summary>The views whose level may be last year's in the fourth quarter.</summary>
    public HashSet<string> OnlyDividing() =>
        [.. Views().GroupBy(view => view.View, StringComparer.Ordinal).Where(all => all.All(one => one.Divides)).Select(all => all.Key)];

    /// <summary>The number, once every view in it is known.</summary>
    /// <exception cref="DivideByZeroException">A denominator is zero.</exception>
    public decimal Work(Func<string, decimal> known, int year)
    {
        return Is switch
        {
            "number" => Number,
            "view" => known(Name),
            "+" => At(0) + At(1),
            "-" => Of.Count == 1 ? -At(0) : At(0) - At(1),
            "*" => At(0) * At(1),
            "/" => Quotient(At(0), At(1)),
            "Min" => Math.Min(At(0), At(1)),
            "Max" => Math.Max(At(0), At(1)),
            "Abs" => Math.Abs(At(0)),
            "Round" => Math.Round(At(0)),
            "Floor" => Math.Floor(At(0)),
            "Ceiling" => Math.Ceiling(At(0)),
            "Pow" => Power(At(0), (int)At(1)),
            "Growth" => Growth(At(0), At(1), At(2)),
            "YearsSince" => year - At(0),
            "If" => Of[0].Holds(known, year) ? At(1) : At(2),
            "Count" => Of.Count(condition => condition.Holds(known, year)),
            _ => throw new FormatException(Is),
        };

        decimal At(int index) => Of[index].Work(known, year);
    }

    /// <summary>Whether the condition holds; differences below 10⁻¹² are none.</summary>
    public bool Holds(Func<string, decimal> known, int year)
    {
        switch (Is)
        {
            case "and": return Of[0].Holds(known, year) && Of[1].Holds(known, year);
            case "or": return Of[0].Holds(known, year) || Of[1].Holds(known, year);
            case "not": return !Of[0].Holds(known, year);
        }

        var difference = Of[0].Work(known, year) - Of[1].Work(known, year);
        var same = Math.Abs(difference) < 1e-12m;
        return Is switch
        {
            "<" => !same && difference < 0,
            "<=" => same || difference < 0,
            ">" => !same && difference > 0,
            ">=" => same || difference > 0,
            "==" => same,
            "!=" => !same,
            _ => throw new FormatException(Is),
        };
    }

    private static decimal Quotient(decimal left, decimal right) => right == 0 ? throw new DivideByZeroException() : left / right;

    private static decimal Power(decimal number, int times)
    {
        if (times < 0)
        {
            return Quotient(1, Power(number, -times));
        }

        var power = 1m;
        for (var index = 0; index < times; index++)
        {
            power *= number;
        }

        return power;
    }

    /// <summary>The root by halving: the yearly growth that leads from the base to the value.</summary>
    private static decimal Growth(decimal value, decimal from, decimal years)
    {
        if (value < 0 || from <= 0 || years <= 0)
        {
            throw new DivideByZeroException();
        }

        var ratio = value / from;
        var (low, high) = (0m, Math.Max(1, ratio));
        for (var step = 0; step < 110; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Power(middle, (int)years) < ratio ? (middle, high) : (low, middle);
        }

        return Math.Round(high - 1, 12, MidpointRounding.AwayFromZero);
    }
}
