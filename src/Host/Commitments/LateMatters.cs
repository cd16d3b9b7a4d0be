namespace ActionPlan.Host.Commitments;

internal static class LateMatters
{
    /// <summary>What is late, by its name.</summary>
    public static string Matter(this PlanInForce plans, LateMatter late) =>
        late.Assignment?.Definition.Name ?? plans.Known(late.Alert!.Target)?.Title() ?? late.Alert.Target;
}
