namespace ActionPlan.Rules.Judging;

/// <summary>Which entries a reading was made of, and which it lacked.</summary>
internal sealed class Trace
{
    public List<FigureValue> From { get; } = [];

    public List<MissingEntry> Missing { get; } = [];

    public void Add(Trace other)
    {
        From.AddRange(other.From);
        Missing.AddRange(other.Missing);
    }
}
