namespace ActionPlan.Rules.Expressions;

/// <summary>An expression over figure views that passed the sandbox, compiled.</summary>
internal sealed class Formula
{
    private readonly Func<decimal[], decimal, decimal> compute;
    private readonly Func<decimal[], decimal, bool> dividesByZero;

    private Formula(string text, ParsedExpression parsed, IReadOnlyList<CountedCondition> counted)
    {
        Text = text;
        Counted = counted;
        Portable = parsed.Portable;
        PortableZero = parsed.PortableZero;
        Inputs = parsed.Inputs;
        Shape = parsed.Shape;
        compute = parsed.Compile<decimal>(parsed.Body);
        dividesByZero = parsed.CompileZeroTest();
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>As plain RulesEngine reads it: numbers are decimal literals.</summary>
    public string Portable { get; }

    /// <summary>Likewise, the condition under which it divides by zero; null where it divides by nothing.</summary>
    public string? PortableZero { get; }

    /// <summary>The views it reads; their values are its arguments, in this order.</summary>
    public IReadOnlyList<Input> Inputs { get; }

    public Shape Shape { get; }

    /// <summary>The conditions whose number it is; none for any other value.</summary>
    public IReadOnlyList<CountedCondition> Counted { get; }

    /// <summary>The value, once <see cref="DividesByZero"/> has said no.</summary>
    /// <param name="arguments">The views' values.</param>
    /// <param name="year">The year of the quarter judged.</param>
    /// <exception cref="OverflowException">A number left the range of decimal.</exception>
    public decimal Compute(decimal[] arguments, int year) => compute(arguments, year);

    public bool DividesByZero(decimal[] arguments, int year) => dividesByZero(arguments, year);

    public static (Formula? Formula, ExpressionProblem? Problem) Compile(string text, Vocabulary vocabulary)
    {
        var (parsed, problem) = ParsedExpression.Of(text, vocabulary);
        return parsed is null ? (null, problem) : (new Formula(text, parsed, CountedCondition.In(text, vocabulary)), null);
    }
}
