using System.Globalization;
using System.Linq.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Expressions;

/// <summary>
/// What an expression's form tells of its value: which views stand as positive terms of the numerator, which elsewhere, and what it
/// divides by.
/// </summary>
internal sealed class Shape
{
    private readonly IReadOnlyList<Input> inputs;
    private readonly List<(Input Input, Place Place)> uses = [];
    private readonly List<Expression> divisors = [];
    private bool multipliesLessened;

    private Shape(IReadOnlyList<Input> inputs) => this.inputs = inputs;

    private enum Place
    {
        PositiveTerm,
        NegativeTerm,
        UncertainTerm,
        Denominator,

        /// <summary>In a denominator's denominator, however deep.</summary>
        InnerDenominator,
    }

    /// <summary>Everything it divides by, inner divisors first.</summary>
    public IReadOnlyList<Expression> Divisors => divisors;

    public bool HasConstantZeroDivisor { get; private set; }

    /// <summary>Levels that stand nowhere but in a denominator.</summary>
    public IEnumerable<Input> OnlyDividing => uses.GroupBy(use => use.Input)
        .Where(all => all.Key.View == View.Latest && all.All(use => use.Place == Place.Denominator))
        .Select(all => all.Key);

    public bool DividesByFigure => uses.Exists(use => use.Place is Place.Denominator or Place.InnerDenominator);

    /// <summary>
    /// Whether a value of the kind cannot fall while its period goes on: what adds up stands only as positive terms of the numerator, no
    /// level stands in the numerator, no two views are multiplied of which one may be below zero, no figure is used that may be negative, and
    /// in a total of the term nothing changes with the year.
    /// </summary>
    public bool IsSettledFor(TargetKind kind) => !multipliesLessened && uses.TrueForAll(use => !use.Input.Figure.Definition.Negative && use.Input.View switch
    {
        View.Latest => use.Place == Place.Denominator,
        View.ThisYear or View.PreviousYear or View.PreviousYearEnd => kind != TargetKind.TermTotal,
        _ => use.Place == Place.PositiveTerm,
    });

    public bool HasLatestInDenominator => uses.Exists(use => use is { Input.View: View.Latest, Place: Place.Denominator });

    /// <summary>Whether the value adds up over the given view: it stands in the numerator, and nothing else that adds up is used.</summary>
    public bool AddsUpOver(View view) =>
        uses.Exists(use => use.Input.View == view) && uses.TrueForAll(use => !AddsUp(use.Input.View) || (use.Input.View == view && use.Place != Place.Denominator));

    public static Shape Of(Expression body, IReadOnlyList<Input> inputs)
    {
        var shape = new Shape(inputs);
        shape.Walk(body, Place.PositiveTerm);
        return shape;
    }

    private static bool AddsUp(View view) => view is View.Period or View.YearToDate or View.TermToDate;

    private void Walk(Expression node, Place place)
    {
        switch (node)
        {
            case ParameterExpression { Name: ['f', .. var digits] } when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index):
                uses.Add((inputs[index], place));
                break;
            case BinaryExpression { NodeType: ExpressionType.Subtract } difference:
                Walk(difference.Left, place);
                Walk(difference.Right, Turned(place));
                break;
            case BinaryExpression { NodeType: ExpressionType.Multiply } product:
                multipliesLessened |= HasView(product.Left) && HasView(product.Right) && !(IsPositive(product.Left) && IsPositive(product.Right));
                Walk(product.Left, By(product.Right, place));
                Walk(product.Right, By(product.Left, place));
                break;
            case BinaryExpression { NodeType: ExpressionType.Divide } quotient:
                Walk(quotient.Left, By(quotient.Right, place));
                Walk(quotient.Right, place is Place.Denominator or Place.InnerDenominator ? Place.InnerDenominator : Place.Denominator);
                HasConstantZeroDivisor |= Constant(quotient.Right) == 0;
                divisors.Add(quotient.Right);
                break;
            case BinaryExpression other:
                Walk(other.Left, place);
                Walk(other.Right, place);
                break;
            case UnaryExpression negation:
                Walk(negation.Operand, Turned(place));
                break;
            case MethodCallExpression call:
                foreach (var argument in call.Arguments)
                {
                    Walk(argument, call.Method.Name is nameof(Math.Abs) ? Uncertain(place) : place);
                }

                break;
        }
    }

    private static Place Turned(Place place) => place switch
    {
        Place.PositiveTerm => Place.NegativeTerm,
        Place.NegativeTerm => Place.PositiveTerm,
        _ => place,
    };

    private static Place Uncertain(Place place) => place is Place.Denominator or Place.InnerDenominator ? place : Place.UncertainTerm;

    /// <summary>Where a term stands once it is multiplied or divided by the factor.</summary>
    private static Place By(Expression factor, Place place) => IsPositive(factor) ? place : Constant(factor) < 0 ? Turned(place) : Uncertain(place);

    /// <summary>Figures are counts and levels: products and sums of them are taken as positive, anything with a minus in it is not.</summary>
    private static bool IsPositive(Expression node) => Constant(node) is { } constant ? constant > 0 : node switch
    {
        ParameterExpression => true,
        BinaryExpression binary => binary.NodeType != ExpressionType.Subtract && IsPositive(binary.Left) && IsPositive(binary.Right),
        MethodCallExpression call => call.Arguments.Where(argument => argument.Type == typeof(decimal)).All(IsPositive),
        _ => false,
    };

    private static bool HasView(Expression node) => node switch
    {
        ParameterExpression => true,
        BinaryExpression binary => HasView(binary.Left) || HasView(binary.Right),
        UnaryExpression unary => HasView(unary.Operand),
        MethodCallExpression call => call.Arguments.Any(HasView),
        _ => false,
    };

    private static decimal? Constant(Expression node)
    {
        try
        {
            return node switch
            {
                ConstantExpression { Value: decimal value } => value,
                UnaryExpression { NodeType: ExpressionType.Negate } negation => -Constant(negation.Operand),
                BinaryExpression { NodeType: ExpressionType.Add } sum => Constant(sum.Left) + Constant(sum.Right),
                BinaryExpression { NodeType: ExpressionType.Subtract } difference => Constant(difference.Left) - Constant(difference.Right),
                BinaryExpression { NodeType: ExpressionType.Multiply } product => Constant(product.Left) * Constant(product.Right),
                BinaryExpression { NodeType: ExpressionType.Divide } quotient => Constant(quotient.Left) / Constant(quotient.Right),
                _ => null,
            };
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }
}
