using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Evaluation;

/// <summary>Of all that a run says: verdicts are written and read in different orders.</summary>
internal sealed class VerdictDigest
{
    private readonly SetDigest rows = new();
    private readonly Canonical canonical = new();

    public int Count => rows.Count;

    public void Add(VerdictRow row)
    {
        canonical.Clear();
        canonical.Add("verdict").Add(row.Target).Add(row.Area).Add(row.Status.ToString()).Add(row.Value).Add(row.Threshold).Add(row.Path).Add(row.Stretch)
            .Add(row.Final).Add(row.Forecast).Add(row.NeededPerQuarter).Add(row.Worst).Add(row.Remarks).Add(row.Parts).Add(row.Evidence);
        // Runs of before there were ranges keep their digests.
        if (row.ThresholdTo is { } to)
        {
            canonical.Add(to);
        }

        Keep(canonical);
    }

    public void Add(FailureRow row)
    {
        canonical.Clear();
        Keep(canonical.Add("failure").Add(row.Rule).Add(row.Area).Add(row.Message));
    }

    public void Add(FindingRow row)
    {
        canonical.Clear();
        Keep(canonical.Add("finding").Add(row.Source).Add(row.Area).Add(row.Remark));
    }

    public string End() => rows.End();

    private void Keep(Canonical row) => rows.Add(row);
}
