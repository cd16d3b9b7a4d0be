using System.Linq.Expressions;
using FastExpressionCompiler;

namespace ActionPlan.Rules.Expressions;

/// <summary>An expression that passed all gates, not yet compiled.</summary>
internal sealed class ParsedExpression
{
    private readonly LambdaExpression lambda;
    private readonly Expression? zeroTest;

    private ParsedExpression(LambdaExpression lambda, IReadOnlyList<Input> inputs, Shape shape)
    {
        this.lambda = lambda;
        Inputs = inputs;
        Shape = shape;
        zeroTest = ZeroTest.Of(lambda.Body);
    }

    public Expression Body => lambda.Body;

    public IReadOnlyList<Input> Inputs { get; }

    public Shape Shape { get; }

    /// <summary>With the views as bare parameters and the numbers as decimals.</summary>
    public string Translated => new ExpressionText(parameter => parameter.Name!).Of(Body);

    /// <summary>With the views by their own names: what plain RulesEngine reads.</summary>
    public string Portable => Named(Body);

    /// <summary>Likewise, the condition under which it divides by zero; null where it divides by nothing.</summary>
    public string? PortableZero => zeroTest is null ? null : Named(zeroTest);

    /// <summary>All gates in turn; the same for values and conditions.</summary>
    public static (ParsedExpression? Parsed, ExpressionProblem? Problem) Of(string text, Vocabulary vocabulary, IReadOnlyList<Input>? known = null)
    {
        var (tokens, problem) = Tokenizer.Read(text);
        if (problem is not null)
        {
            return (null, NamesInText.Explain(text, problem, vocabulary));
        }

        var translation = Translation.Of(tokens, vocabulary, [], new HashSet<Input>());
        if (translation.Problem is not null)
        {
            return (null, NamesInText.Explain(text, translation.Problem, vocabulary));
        }

        var (lambda, refused) = Sandbox.Parse(translation, vocabulary);
        if (lambda is null)
        {
            return (null, DecimalComma.In(tokens) ?? refused);
        }

        if (!tokens.Any(token =>
            token.Kind == TokenKind.Name && (vocabulary.Figures.ContainsKey(token.Text) || vocabulary.Numbers.Contains(token.Text, StringComparer.Ordinal))))
        {
            return (null, new ExpressionProblem(0, "expressionWithoutFigure"));
        }

        var shape = Shape.Of(lambda.Body, translation.Inputs);
        if (shape.HasConstantZeroDivisor || shape.GrowsFromNothing)
        {
            return (null, new ExpressionProblem(0, shape.HasConstantZeroDivisor ? "expressionZeroDivisor" : "expressionGrowthFromNothing"));
        }

        // Only the form, once parsed, tells which levels merely divide; whether such a view is among those known is told by that too.
        var dividing = shape.OnlyDividing.ToHashSet();
        if (known is { Count: > 0 } || dividing.Count > 0)
        {
            translation = Translation.Of(tokens, vocabulary, known ?? [], dividing);
            lambda = Sandbox.Parse(translation, vocabulary).Lambda!;
            shape = Shape.Of(lambda.Body, translation.Inputs);
        }

        // What we compare ourselves allows for the difference already.
        var body = vocabulary.IsOurs ? lambda.Body : new NearlySame().Visit(lambda.Body);
        return (new ParsedExpression(Expression.Lambda(body, lambda.Parameters), translation.Inputs, shape), null);
    }

    /// <summary>Compiles an expression over the parameters: their values come in one array, and the year of the quarter judged beside it.</summary>
    public Func<decimal[], decimal, T> Compile<T>(Expression body)
    {
        var arguments = Expression.Parameter(typeof(decimal[]), "arguments");
        var year = lambda.Parameters[^1];
        return Expression.Lambda<Func<decimal[], decimal, T>>(new ByIndex(lambda.Parameters, arguments).Visit(body), arguments, year).CompileFast();
    }

    /// <summary>The test whether it divides by zero.</summary>
    public Func<decimal[], decimal, bool> CompileZeroTest() => zeroTest is null ? (_, _) => false : Compile<bool>(zeroTest);

    private string Named(Expression node) => new ExpressionText(
        parameter => lambda.Parameters.IndexOf(parameter) is var index && index < Inputs.Count ? Inputs[index].ToString() : parameter.Name!).Of(node);
}

/// <summary>Replaces parameters but the last by places in one array of arguments.</summary>
internal sealed class ByIndex(IReadOnlyList<ParameterExpression> parameters, ParameterExpression arguments) : ExpressionVisitor
{
    protected override Expression VisitParameter(ParameterExpression node)
    {
        for (var index = 0; index < parameters.Count - 1; index++)
        {
            if (parameters[index] == node)
            {
                return Expression.ArrayIndex(arguments, Expression.Constant(index));
            }
        }

        return node;
    }
}
