using System.Linq.Dynamic.Core;
using System.Linq.Dynamic.Core.CustomTypeProviders;
using System.Linq.Dynamic.Core.Exceptions;
using System.Linq.Dynamic.Core.Parser;
using System.Linq.Expressions;
using System.Reflection;

namespace ActionPlan.Rules.Expressions;

/// <summary>
/// The third and fourth gate: System.Linq.Dynamic.Core parses against bare decimal parameters with no types to be had but one of ours, and then every
/// node of what it made must be on a list of harmless ones.
/// </summary>
internal static class Sandbox
{
    private static readonly ParsingConfig Locked = new()
    {
        AllowEqualsAndToStringMethodsOnObject = false,
        AllowNewToEvaluateAnyType = false,
        AreContextKeywordsEnabled = false,
        CustomTypeProvider = new OnlyPowers(),
        DisableMemberAccessToIndexAccessorFallback = true,
        IsCaseSensitive = true,
        ResolveTypesBySimpleName = false,
        SupportCastingToFullyQualifiedTypeAsString = false,
    };

    public static (LambdaExpression? Lambda, ExpressionProblem? Problem) Parse(Translation translation, Vocabulary vocabulary)
    {
        var parameters = Enumerable.Range(0, translation.Inputs.Count).Select(Translation.ParameterOf)
            .Concat(vocabulary.Numbers)
            .Append(Vocabulary.JudgedYear)
            .Select(name => Expression.Parameter(typeof(decimal), name))
            .ToArray();
        var wanted = vocabulary.IsCondition ? typeof(bool) : typeof(decimal);
        try
        {
            var body = new ExpressionParser(parameters, translation.Text, [], Locked).Parse(null);
            if (Refused(body) is { } node)
            {
                return (null, new ExpressionProblem(0, "expressionNotAllowed", node.NodeType));
            }

            return body.Type == wanted
                ? (Expression.Lambda(body, parameters), null)
                : (null, new ExpressionProblem(0, vocabulary.IsCondition ? "expressionNotCondition" : "expressionNotNumber"));
        }
        catch (ParseException exception)
        {
            return (null, new ExpressionProblem(translation.OriginalPosition(exception.Position), "expressionNotUnderstood"));
        }
        catch (Exception exception) when (exception is ArithmeticException or InvalidOperationException or ArgumentException or FormatException)
        {
            // The parser folds constants and may meet an overflow while it does.
            return (null, new ExpressionProblem(0, "expressionNotUnderstood"));
        }
    }

    private static Expression? Refused(Expression node) => node switch
    {
        ParameterExpression parameter => parameter.Type == typeof(decimal) ? null : node,
        ConstantExpression constant => constant.Value is decimal or int or bool ? null : node,
        BinaryExpression binary => IsAllowed(binary) ? Refused(binary.Left) ?? Refused(binary.Right) : node,
        UnaryExpression unary => IsAllowed(unary) ? Refused(unary.Operand) : node,
        ConditionalExpression choice => IsAllowed(choice) ? Refused(choice.Test) ?? Refused(choice.IfTrue) ?? Refused(choice.IfFalse) : node,
        MethodCallExpression call => IsAllowed(call.Method) ? call.Arguments.Select(Refused).FirstOrDefault(found => found is not null) : node,
        _ => node,
    };

    private static bool IsAllowed(BinaryExpression binary) => binary.NodeType switch
    {
        ExpressionType.Add or ExpressionType.Subtract or ExpressionType.Multiply or ExpressionType.Divide => binary.Type == typeof(decimal),
        ExpressionType.LessThan or ExpressionType.LessThanOrEqual or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual
            or ExpressionType.Equal or ExpressionType.NotEqual => binary.Left.Type == typeof(decimal) && binary.Right.Type == typeof(decimal),
        ExpressionType.AndAlso or ExpressionType.OrElse => true,
        _ => false,
    };

    private static bool IsAllowed(UnaryExpression unary) => unary.NodeType switch
    {
        ExpressionType.Negate => unary.Type == typeof(decimal),
        ExpressionType.Not => unary.Type == typeof(bool),
        _ => false,
    };

    private static bool IsAllowed(ConditionalExpression choice) => choice.Test.Type == typeof(bool) && choice.Type == typeof(decimal);

    private static bool IsAllowed(MethodInfo method) => method.ReturnType == typeof(decimal)
        && (method.DeclaringType == typeof(Powers) || (method.DeclaringType == typeof(Math) && Functions.OfMath.Contains(method.Name, StringComparer.Ordinal)))
        && Array.TrueForAll(method.GetParameters(), parameter => parameter.ParameterType == typeof(decimal) || parameter.ParameterType == typeof(int));

    private sealed class OnlyPowers : IDynamicLinqCustomTypeProvider
    {
        public HashSet<Type> GetCustomTypes() => [typeof(Powers)];

        public Dictionary<Type, List<MethodInfo>> GetExtensionMethods() => [];

        public Type? ResolveType(string typeName) => null;

        public Type? ResolveTypeBySimpleName(string simpleTypeName) => null;
    }
}
