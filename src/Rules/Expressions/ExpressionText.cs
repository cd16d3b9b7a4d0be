using System.Globalization;
using System.Linq.Expressions;

namespace ActionPlan.Rules.Expressions;

/// <summary>Writes a checked expression down as RulesEngine reads it.</summary>
/// <param name="nameOf">What a parameter is called.</param>
internal sealed class ExpressionText(Func<ParameterExpression, string> nameOf)
{
    private const int Primary = 8;
    private const int Sign = 7;

    // The parser reads longer whole numbers only as reals, whatever their suffix.
    private const int LongestWhole = 18;

    public string Of(Expression node) => node switch
    {
        ParameterExpression parameter => nameOf(parameter),
        ConstantExpression { Value: decimal number } => Number(number),
        ConstantExpression { Value: bool isTrue } => isTrue ? "true" : "false",
        ConstantExpression constant => Convert.ToString(constant.Value, CultureInfo.InvariantCulture)!,
        BinaryExpression binary => $"{Inside(binary.Left, Rank(binary))} {Operator(binary.NodeType)} {Inside(binary.Right, Rank(binary) + 1)}",
        UnaryExpression { NodeType: ExpressionType.Not } not => $"!{Inside(not.Operand, Primary)}",
        UnaryExpression negation => $"-{Inside(negation.Operand, Primary)}",
        ConditionalExpression choice => $"iif({Of(choice.Test)}, {Of(choice.IfTrue)}, {Of(choice.IfFalse)})",
        MethodCallExpression call => $"{call.Method.DeclaringType!.Name}.{call.Method.Name}({string.Join(", ", call.Arguments.Select(Of))})",
        _ => throw new InvalidOperationException($"No value of a figure is computed by {node.NodeType}."),
    };

    private string Inside(Expression node, int least) => Rank(node) < least ? $"({Of(node)})" : Of(node);

    private static string Number(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Length > LongestWhole && !text.Contains('.', StringComparison.Ordinal) ? text + ".0m" : text + "m";
    }

    private static int Rank(Expression node) => node.NodeType switch
    {
        ExpressionType.OrElse => 1,
        ExpressionType.AndAlso => 2,
        ExpressionType.Equal or ExpressionType.NotEqual => 3,
        ExpressionType.LessThan or ExpressionType.LessThanOrEqual or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual => 4,
        ExpressionType.Add or ExpressionType.Subtract => 5,
        ExpressionType.Multiply or ExpressionType.Divide => 6,
        ExpressionType.Negate or ExpressionType.Not => Sign,
        ExpressionType.Constant when node is ConstantExpression { Value: decimal and < 0 or int and < 0 } => Sign,
        _ => Primary,
    };

    private static string Operator(ExpressionType type) => type switch
    {
        ExpressionType.OrElse => "||",
        ExpressionType.AndAlso => "&&",
        ExpressionType.Equal => "==",
        ExpressionType.NotEqual => "!=",
        ExpressionType.LessThan => "<",
        ExpressionType.LessThanOrEqual => "<=",
        ExpressionType.GreaterThan => ">",
        ExpressionType.GreaterThanOrEqual => ">=",
        ExpressionType.Add => "+",
        ExpressionType.Subtract => "-",
        ExpressionType.Multiply => "*",
        _ => "/",
    };
}
