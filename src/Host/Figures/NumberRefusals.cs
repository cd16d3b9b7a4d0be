namespace ActionPlan.Host.Figures;

/// <summary>Why a number cannot be taken for a figure: what the database cannot keep, and what the figure cannot be.</summary>
internal static class NumberRefusals
{
    public static Refusal? Of(Figure figure, decimal value) => figure.FaultOf(value) switch
    {
        _ when NumberShape.Unstorable(value) is not null => Refusal.TooManyDigits,
        NumberFault.BelowZero => Refusal.BelowZero,
        NumberFault.NotWhole => Refusal.NotWhole,
        _ => null,
    };
}
