using System.Linq.Expressions;
using FastExpressionCompiler;

namespace ActionPlan.Rules.Expressions;

/// <summary>An expression over figure views that passed the sandbox, compiled.</summary>
internal sealed class Formula
{
    private readonly Func<decimal[], decimal> compute;
    private readonly Func<decimal[], bool> dividesByZero;

    private Formula(string text, string portable, string? portableZero, IReadOnlyList<Input> inputs, Shape shape, Func<decimal[], decimal> compute, Func<decimal[], bool> dividesByZero)
    {
        Text = text;
        Portable = portable;
        PortableZero = portableZero;
        Inputs = inputs;
        Shape = shape;
        this.compute = compute;
        this.dividesByZero = dividesByZero;
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

    /// <summary>The value for the arguments, once <see cref="DividesByZero"/> has said no.</summary>
    /// <exception cref="OverflowException">A number left the range of decimal.</exception>
    public decimal Compute(decimal[] arguments) => compute(arguments);

    public bool DividesByZero(decimal[] arguments) => dividesByZero(arguments);

    public static (Formula? Formula, ExpressionProblem? Problem) Compile(string text, Vocabulary vocabulary)
    {
        var (parsed, problem) = ParsedExpression.Of(text, vocabulary);
        if (parsed is null)
        {
            return (null, problem);
        }

        var arguments = Expression.Parameter(typeof(decimal[]), "arguments");
        var body = new ByIndex(parsed.Lambda.Parameters, arguments).Visit(parsed.Lambda.Body);
        var compiled = Expression.Lambda<Func<decimal[], decimal>>(body, arguments).CompileFast();
        return (new Formula(text, parsed.Portable, ZeroText.Of(parsed), parsed.Inputs, parsed.Shape, compiled, parsed.ZeroTest()), null);
    }
}
