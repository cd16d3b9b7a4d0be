using System.Linq.Expressions;
using FastExpressionCompiler;

namespace ActionPlan.Rules.Expressions;

/// <summary>An expression that passed all gates, not yet compiled.</summary>
internal sealed record ParsedExpression(string Translated, string Portable, LambdaExpression Lambda, IReadOnlyList<Input> Inputs, Shape Shape)
{
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

        if (!tokens.Any(token => token.Kind == TokenKind.Name && (vocabulary.Figures.ContainsKey(token.Text) || vocabulary.Numbers.Contains(token.Text, StringComparer.Ordinal))))
        {
            return (null, new ExpressionProblem(0, "expressionWithoutFigure"));
        }

        var shape = Shape.Of(lambda.Body, translation.Inputs);
        if (shape.HasConstantZeroDivisor)
        {
            return (null, new ExpressionProblem(0, "expressionZeroDivisor"));
        }

        // Only the form, once parsed, tells which levels merely divide; whether such a view is among those known is told by that too.
        var dividing = shape.OnlyDividing.ToHashSet();
        if (known is { Count: > 0 } || dividing.Count > 0)
        {
            translation = Translation.Of(tokens, vocabulary, known ?? [], dividing);
            lambda = Sandbox.Parse(translation, vocabulary).Lambda!;
            shape = Shape.Of(lambda.Body, translation.Inputs);
        }

        return (new ParsedExpression(translation.Text.Trim(), translation.Portable.Trim(), lambda, translation.Inputs, shape), null);
    }

    /// <summary>Inner divisors come first, so that testing an outer one never divides by zero itself.</summary>
    public Func<decimal[], bool> ZeroTest()
    {
        var arguments = Expression.Parameter(typeof(decimal[]), "arguments");
        var byIndex = new ByIndex(Lambda.Parameters, arguments);
        var zero = Expression.Constant(0m);
        var test = Shape.Divisors.Select(divisor => (Expression)Expression.Equal(byIndex.Visit(divisor), zero))
            .DefaultIfEmpty(Expression.Constant(false))
            .Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<decimal[], bool>>(test, arguments).CompileFast();
    }
}

/// <summary>Replaces parameters by places in one array of arguments.</summary>
internal sealed class ByIndex(IReadOnlyList<ParameterExpression> parameters, ParameterExpression arguments) : ExpressionVisitor
{
    protected override Expression VisitParameter(ParameterExpression node)
    {
        for (var index = 0; index < parameters.Count; index++)
        {
            if (parameters[index] == node)
            {
                return Expression.ArrayIndex(arguments, Expression.Constant(index));
            }
        }

        return node;
    }
}
