using ActionPlan.Rules.Differences;

namespace ActionPlan.Host.Authoring;

/// <summary>Which publication last changed each target.</summary>
internal static class LastChanges
{
    /// <summary>Older ones are not gone through: a target that none of these changed is as old as they are, or older.</summary>
    private const int MostLookedAt = 20;

    public static Dictionary<string, PlanChangeRow> OfTargets(PlanInForce plans)
    {
        var last = new Dictionary<string, PlanChangeRow>(StringComparer.Ordinal);
        var standing = plans.Publications.Standing.TakeLast(MostLookedAt).ToList();
        foreach (var (before, after) in standing.Zip(standing.Skip(1)).Where(pair => pair.First.Sha256 != pair.Second.Sha256))
        {
            foreach (var one in PlanDifferences.Between(plans.Version(before.Sha256), plans.Version(after.Sha256), CultureInfo.InvariantCulture)
                .Where(one => one.Thing == Thing.Target))
            {
                last[one.Id] = after;
            }
        }

        return last;
    }
}
