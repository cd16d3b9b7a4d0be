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
    private bool multipliesLessened;
    private bool isOpaque;

    private Shape(IReadOnlyList<Input> inputs) => this.inputs = inputs;

    private enum Place
    {
        PositiveTerm,
        NegativeTerm,
        UncertainTerm,
        Denominator,

        /// <summary>In a denominator's denominator, however deep.</summary>
        InnerDenominator,

        /// <summary>In a condition, in <c>Growth</c> or <c>Math.Pow</c>: what it does to the value cannot be told from the form.</summary>
        Opaque,
    }

    /// <summary>Whether it divides by anything.</summary>
    public bool Divides { get; private set; }

    public bool HasConstantZeroDivisor { get; private set; }

    /// <summary>Whether it has a <c>Growth</c>, which is not to be had from every number.</summary>
    public bool Grows { get; private set; }

    /// <summary>Whether <c>Growth</c> has a base or a number of years that is never above 0.</summary>
    public bool GrowsFromNothing { get; private set; }

    /// <summary>
    /// Whether it has an <c>If</c>, <c>Count</c>, <c>Growth</c> or <c>Math.Pow</c> over a figure, counts years, or looks at a time that moves.
    /// </summary>
    public bool Moves => isOpaque || uses.Exists(use => IsOfAnotherTime(use.Input.View));

    /// <summary>Levels that stand nowhere but in a denominator.</summary>
    public IEnumerable<Input> OnlyDividing => uses.GroupBy(use => use.Input)
        .Where(all => all.Key.View == View.Latest && all.All(use => use.Place == Place.Denominator))
        .Select(all => all.Key);

    public bool DividesByFigure { get; private set; }

    /// <summary>
    /// Whether a value of the kind cannot fall while its period goes on: what adds up stands only as positive terms of the numerator, no
    /// level stands in the numerator, no two views are multiplied of which one may be below zero, no figure is used that may be negative, in a
    /// total of the term nothing changes with the year, and nothing else moves with time.
    /// </summary>
    public bool IsSettledFor(TargetKind kind) =>
        !multipliesLessened && !Moves && uses.TrueForAll(use => !use.Input.Figure.Definition.Negative && use.Input.View switch
    {
        View.Latest => use.Place == Place.Denominator,
        View.Year => true,
        View.ThisYear or View.PreviousYear or View.PreviousYearEnd => kind != TargetKind.TermTotal,
        _ => use.Place == Place.PositiveTerm,
    });

    /// <summary>Whether the value of this, as a threshold, is the same in every quarter until a target of the kind is due.</summary>
    public bool StandsStillFor(TargetKind kind) => !Moves && uses.TrueForAll(use => use.Input.View switch
    {
        View.Year => true,
        View.ThisYear or View.PreviousYear or View.PreviousYearEnd => kind == TargetKind.YearTotal,
        _ => false,
    });

    /// <summary>Whether the value of this in one quarter is its value in a later one too: what it reads is fixed by the year, or for ever.</summary>
    public bool Holds(Period from, Period quarter) => StandsStillFor(from.Year == quarter.Year ? TargetKind.YearTotal : TargetKind.TermTotal);

    public bool HasLatestInDenominator => uses.Exists(use => use is { Input.View: View.Latest, Place: Place.Denominator });

    /// <summary>Whether the value adds up over the given view: it stands in the numerator, and nothing else that adds up or moves is used.</summary>
    public bool AddsUpOver(View view) => uses.Exists(use => use.Input.View == view && use.Place != Place.Opaque)
        && uses.TrueForAll(use => !IsOfAnotherTime(use.Input.View) && (!AddsUp(use.Input.View) || (use.Input.View == view && use.Place != Place.Denominator)));

    /// <summary>Whether the view is the numerator, once, and whatever else is read only divides.</summary>
    public bool IsRateOf(Input counted) => !isOpaque && uses.Count(use => use.Input == counted) == 1
        && uses.TrueForAll(use => use.Place == (use.Input == counted ? Place.PositiveTerm : Place.Denominator));

    /// <summary>Whether the view looks at a time beside the target's own that moves with the quarter judged.</summary>
    public static bool IsOfAnotherTime(View view) => view is View.SamePeriodLastYear or View.PeriodLastYear or View.PreviousPeriod or View.LastFourQuarters;

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
            case ParameterExpression { Name: Vocabulary.JudgedYear }:
                isOpaque = true;
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
                Walk(quotient.Right, Below(place));
                HasConstantZeroDivisor |= Constant(quotient.Right) == 0;
                Divides = true;
                DividesByFigure |= HasView(quotient.Right);
                break;
            case BinaryExpression other:
                Walk(other.Left, place);
                Walk(other.Right, place);
                break;
            case UnaryExpression negation:
                Walk(negation.Operand, Turned(place));
                break;
            case ConditionalExpression choice:
                isOpaque |= HasView(choice);
                Walk(choice.Test, Place.Opaque);
                Walk(choice.IfTrue, place);
                Walk(choice.IfFalse, place);
                break;
            case MethodCallExpression call when call.Method.DeclaringType == typeof(Powers):
                isOpaque |= HasView(call);
                WalkPower(call);
                break;
            case MethodCallExpression call:
                foreach (var argument in call.Arguments)
                {
                    Walk(argument, call.Method.Name is nameof(Math.Abs) ? Uncertain(place) : place);
                }

                break;
        }
    }

    private void WalkPower(MethodCallExpression call)
    {
        foreach (var argument in call.Arguments)
        {
            Walk(argument, Place.Opaque);
        }

        if (call.Method.Name == nameof(Powers.Growth))
        {
            Grows = true;
            GrowsFromNothing |= Constant(call.Arguments[1]) <= 0 || Constant(call.Arguments[2]) <= 0;
            (Divides, DividesByFigure) = (true, DividesByFigure || HasView(call.Arguments[1]));
        }
        else if (call.Arguments[1] is ConstantExpression { Value: int and < 0 })
        {
            HasConstantZeroDivisor |= Constant(call.Arguments[0]) == 0;
            (Divides, DividesByFigure) = (true, DividesByFigure || HasView(call.Arguments[0]));
        }
    }

    private static Place Below(Place place) => place switch
    {
        Place.Denominator or Place.InnerDenominator => Place.InnerDenominator,
        Place.Opaque => Place.Opaque,
        _ => Place.Denominator,
    };

    private static Place Turned(Place place) => place switch
    {
        Place.PositiveTerm => Place.NegativeTerm,
        Place.NegativeTerm => Place.PositiveTerm,
        _ => place,
    };

    private static Place Uncertain(Place place) => place is Place.PositiveTerm or Place.NegativeTerm ? Place.UncertainTerm : place;

    /// <summary>Where a term stands once it is multiplied or divided by the factor.</summary>
    private static Place By(Expression factor, Place place) => IsPositive(factor) ? place : Constant(factor) < 0 ? Turned(place) : Uncertain(place);

    /// <summary>Figures are counts and levels: products and sums of them are taken as positive, anything with a minus in it is not.</summary>
    private static bool IsPositive(Expression node) => Constant(node) is { } constant ? constant > 0 : node switch
    {
        ParameterExpression => true,
        BinaryExpression binary => binary.NodeType != ExpressionType.Subtract && IsPositive(binary.Left) && IsPositive(binary.Right),
        ConditionalExpression choice => IsPositive(choice.IfTrue) && IsPositive(choice.IfFalse),
        MethodCallExpression { Method.Name: nameof(Powers.Growth) } => false,
        MethodCallExpression call => call.Arguments.Where(argument => argument.Type == typeof(decimal)).All(IsPositive),
        _ => false,
    };

    private static bool HasView(Expression node) => node switch
    {
        ParameterExpression => true,
        BinaryExpression binary => HasView(binary.Left) || HasView(binary.Right),
        UnaryExpression unary => HasView(unary.Operand),
        ConditionalExpression choice => HasView(choice.Test) || HasView(choice.IfTrue) || HasView(choice.IfFalse),
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
                MethodCallExpression { Method.Name: nameof(Powers.Pow), Arguments: [var power, ConstantExpression { Value: int exponent }] } =>
                    Constant(power) is { } known ? Powers.Pow(known, exponent) : null,
                _ => null,
            };
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }
}
