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
        // An entry's version tells figure and area already.
        return reading.From is [FigureValue first, ..] ? HashCode.Combine(reading.View, reading.Value, reading.From.Count, first.Version)
            : HashCode.Combine(reading.Figure, reading.View, reading.Area, reading.Missing.Count);
    }
}
