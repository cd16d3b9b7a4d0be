using System.Linq.Expressions;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Expressions;

/// <summary>Makes the comparisons that people write take differences below 10⁻¹² for none, as thresholds do.</summary>
internal sealed class NearlySame : ExpressionVisitor
{
    private static readonly Expression Least = Expression.Constant(Tolerance.Epsilon);
    private static readonly Expression LeastBelow = Expression.Constant(-Tolerance.Epsilon);
    private static readonly System.Reflection.MethodInfo Abs = typeof(Math).GetMethod(nameof(Math.Abs), [typeof(decimal)])!;

    protected override Expression VisitBinary(BinaryExpression node)
    {
        var (left, right) = (Visit(node.Left), Visit(node.Right));
        return node.NodeType switch
        {
            ExpressionType.LessThan => Expression.LessThanOrEqual(Expression.Subtract(left, right), LeastBelow),
            ExpressionType.LessThanOrEqual => Expression.LessThan(Expression.Subtract(left, right), Least),
            ExpressionType.GreaterThan => Expression.GreaterThanOrEqual(Expression.Subtract(left, right), Least),
            ExpressionType.GreaterThanOrEqual => Expression.GreaterThan(Expression.Subtract(left, right), LeastBelow),
            ExpressionType.Equal => Expression.LessThan(Expression.Call(Abs, Expression.Subtract(left, right)), Least),
            ExpressionType.NotEqual => Expression.GreaterThanOrEqual(Expression.Call(Abs, Expression.Subtract(left, right)), Least),
            _ => node.Update(left, node.Conversion, right),
        };
    }
}
