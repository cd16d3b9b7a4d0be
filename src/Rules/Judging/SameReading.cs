using ActionPlan.Kernel;

namespace ActionPlan.Rules.Judging;

/// <summary>Tells whether two readings are of the same view and the same entries: what several targets read is evidence once.</summary>
internal sealed class SameReading : IEqualityComparer<ViewReading>
{
    public static readonly SameReading Comparer = new();

    public bool Equals(ViewReading? left, ViewReading? right) => ReferenceEquals(left, right) || (left is not null && right is not null
        && left.Figure == right.Figure && left.View == right.View && left.Year == right.Year && left.Area == right.Area && left.Value == right.Value
        && left.From.SequenceEqual(right.From) && left.Missing.SequenceEqual(right.Missing));

    public int GetHashCode(ViewReading reading)
    {
        var hash = HashCode.Combine(reading.Figure, reading.View, reading.Area, reading.Value, reading.From.Count, reading.Missing.Count);
        return reading.From is [FigureValue first, ..] ? HashCode.Combine(hash, first.Period, first.Version) : hash;
    }
}
