using System.Linq.Expressions;

namespace ActionPlan.Rules.Expressions;

/// <summary>
/// Finds the condition under which an expression divides by zero, or grows from nothing. What it does not reach – the branch not taken, what
/// stands after the part of a condition that decides – does not divide. What lies inside comes first, so that the test itself never divides by zero.
/// </summary>
internal static class ZeroTest
{
    private static readonly Expression Zero = Expression.Constant(0m);

    /// <summary>Null where it can never be.</summary>
    public static Expression? Of(Expression node) => node switch
    {
        BinaryExpression { NodeType: ExpressionType.Divide } quotient => Any(Of(quotient.Left), Of(quotient.Right), IsZero(quotient.Right)),
        BinaryExpression { NodeType: ExpressionType.AndAlso } both => Any(Of(both.Left), Reached(both.Left, Of(both.Right))),
        BinaryExpression { NodeType: ExpressionType.OrElse } either => Any(Of(either.Left), Reached(Expression.Not(either.Left), Of(either.Right))),
        BinaryExpression binary => Any(Of(binary.Left), Of(binary.Right)),
        UnaryExpression unary => Of(unary.Operand),
        ConditionalExpression choice => Any(Of(choice.Test), Taken(choice.Test, Of(choice.IfTrue), Of(choice.IfFalse))),
        MethodCallExpression call => Any([.. call.Arguments.Select(Of), .. OfCall(call)]),
        _ => null,
    };

    private static IEnumerable<Expression?> OfCall(MethodCallExpression call) => call.Method.Name switch
    {
        nameof(Powers.Pow) when call.Arguments[1] is ConstantExpression { Value: int and < 0 } => [IsZero(call.Arguments[0])],
        nameof(Powers.Growth) => [Expression.LessThan(call.Arguments[0], Zero), IsNone(call.Arguments[1]), IsNone(call.Arguments[2])],
        _ => [],
    };

    private static BinaryExpression? IsZero(Expression divisor) => divisor is ConstantExpression ? null : Expression.Equal(divisor, Zero);

    private static BinaryExpression? IsNone(Expression number) => number is ConstantExpression ? null : Expression.LessThanOrEqual(number, Zero);

    private static BinaryExpression? Reached(Expression condition, Expression? test) => test is null ? null : Expression.AndAlso(condition, test);

    private static ConditionalExpression? Taken(Expression condition, Expression? ifTrue, Expression? ifFalse) => ifTrue is null && ifFalse is null
        ? null
        : Expression.Condition(condition, ifTrue ?? Expression.Constant(false), ifFalse ?? Expression.Constant(false));

    private static Expression? Any(params ReadOnlySpan<Expression?> tests)
    {
        Expression? any = null;
        foreach (var test in tests)
        {
            any = test is null ? any : any is null ? test : Expression.OrElse(any, test);
        }

        return any;
    }
}
