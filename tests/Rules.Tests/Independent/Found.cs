namespace ActionPlan.Rules.Tests.Independent;

/// <summary>A number, or why there is none.</summary>
/// <param name="Number">The number.</param>
/// <param name="IsMissing">A figure is missing; otherwise a denominator is zero.</param>
internal sealed record Found(decimal? Number, bool IsMissing = false)
{
    public static readonly Found Missing = new(null, true);

    public static readonly Found Zero = new((decimal?)null);

    public bool IsZero => Number is null && !IsMissing;
}

/// <summary>What is said of a target.</summary>
/// <param name="Status">The verdict's word, as JSON writes it.</param>
/// <param name="Value">The value.</param>
/// <param name="Lower">The threshold, or the lower end of a range.</param>
/// <param name="Upper">The upper end of a range.</param>
/// <param name="Path">Where the value should be.</param>
internal sealed record Said(string Status, decimal? Value = null, decimal? Lower = null, decimal? Upper = null, decimal? Path = null);

/// <summary>It cannot be judged: the ends of its range come out in the wrong order.</summary>
internal sealed class CannotBeJudgedException : Exception
{
    public CannotBeJudgedException()
    {
    }

    public CannotBeJudgedException(string message)
        : base(message)
    {
    }

    public CannotBeJudgedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
