using System.Globalization;
using System.Linq.Expressions;

namespace ActionPlan.Rules.Expressions;

/// <summary>Writes down, as plain RulesEngine reads it, the condition under which an expression would divide by zero.</summary>
internal static class ZeroText
{
    /// <summary>Inner divisors come first, so that asking of an outer one never divides by zero itself; null where nothing is divided by.</summary>
    public static string? Of(ParsedExpression parsed) => parsed.Shape.Divisors.Count == 0
        ? null
        : string.Join(" || ", parsed.Shape.Divisors.Select(divisor => $"{Write(divisor, parsed)} == 0m"));

    private static string Write(Expression node, ParsedExpression parsed) => node switch
    {
        ParameterExpression parameter => parsed.Inputs[parsed.Lambda.Parameters.IndexOf(parameter)].ToString(),
        ConstantExpression { Value: decimal number } => number.ToString(CultureInfo.InvariantCulture) + "m",
        ConstantExpression constant => Convert.ToString(constant.Value, CultureInfo.InvariantCulture)!,
        BinaryExpression binary => $"({Write(binary.Left, parsed)} {Sign(binary.NodeType)} {Write(binary.Right, parsed)})",
        UnaryExpression negation => $"(-{Write(negation.Operand, parsed)})",
        MethodCallExpression call => $"Math.{call.Method.Name}({string.Join(", ", call.Arguments.Select(argument => Write(argument, parsed)))})",
        _ => throw new InvalidOperationException($"No value of a figure is computed by {node.NodeType}."),
    };

    private static char Sign(ExpressionType type) => type switch
    {
        ExpressionType.Add => '+',
        ExpressionType.Subtract => '-',
        ExpressionType.Multiply => '*',
        _ => '/',
    };
}
