namespace ActionPlan.Rules.Plans;

/// <summary>Plans of which one may continue another: each is read together with the one that it continues.</summary>
public sealed class PlansTogether
{
    private readonly Dictionary<string, (PlanSource Source, PlanHead Head)> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<PlanSource, PlanReading> read = [];

    /// <summary>Takes the plans in any order; of two with one id the first is the one that others continue.</summary>
    public PlansTogether(IEnumerable<PlanSource> sources)
    {
        foreach (var source in sources)
        {
            if (PlanHead.Of(source) is { } head)
            {
                byId.TryAdd(head.Id, (source, head));
            }
        }
    }

    /// <summary>
    /// Reads one of the plans, or another, and all that is wrong with it; what is wrong with the plan that it continues is said where that one is read.
    /// </summary>
    public PlanReading Read(PlanSource source)
    {
        if (!read.TryGetValue(source, out var known))
        {
            read[source] = known = PlanHead.Of(source) is { } head && IsInCircle(head)
                ? PlanReader.Read(source, _ => null, "continuesCircle")
                : PlanReader.Read(source, id => byId.TryGetValue(id, out var earlier) ? Read(earlier.Source).Plan : null);
        }

        return known;
    }

    private bool IsInCircle(PlanHead start)
    {
        var at = start;
        for (var step = 0; step <= byId.Count && at.Continues is { } id && byId.TryGetValue(id, out var next); step++)
        {
            if (id == start.Id)
            {
                return true;
            }

            at = next.Head;
        }

        return false;
    }
}
