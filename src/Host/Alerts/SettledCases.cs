using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Alerts;

/// <summary>
/// The cases of which a later quarter has spoken already, when an earlier one is judged after it: what it said stands. Of all others, as of a
/// target that is judged once a year, the earlier quarter is the newest that speaks.
/// </summary>
internal static class SettledCases
{
    public static async Task<HashSet<Case>> Read(
        AppDb db, Plan plan, IReadOnlyList<RunInForce> later, IReadOnlySet<Case> cases, CancellationToken cancellation)
    {
        var settled = new HashSet<Case>();
        // The newest has spoken of most: what is left is looked for further back.
        foreach (var other in later.Reverse().TakeWhile(_ => settled.Count < cases.Count))
        {
            var run = await db.Runs.AsNoTracking().SingleAsync(row => row.Id == other.Id, cancellation);
            var standings = await Standings.Read(db, plan, run, cases, cancellation);
            // A case that the later quarter does not judge at all is over.
            settled.UnionWith(cases.Where(one => standings.GetValueOrDefault(one)?.Bearing != Bearing.Silent));
        }

        return settled;
    }
}
