using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Alerts;

/// <summary>
/// The cases of which a later quarter has spoken already, when the run of an earlier one that was due comes after it: what it said stands.
/// Of all others the earlier quarter is the newest that speaks.
/// </summary>
internal static class SettledCases
{
    public static async Task<IReadOnlySet<Case>> Read(
        AppDb db, Plan plan, IReadOnlyList<RunInForce> later, IReadOnlySet<Case> cases, CancellationToken cancellation)
    {
        var settled = new HashSet<Case>();
        foreach (var other in later)
        {
            var run = await db.Runs.AsNoTracking().SingleAsync(row => row.Id == other.Id, cancellation);
            var standings = await Standings.Read(db, plan, run, cases, cancellation);
            // A case that the later quarter does not judge at all is over.
            settled.UnionWith(cases.Where(one => standings.GetValueOrDefault(one)?.Bearing != Bearing.Silent));
        }

        return settled;
    }
}
