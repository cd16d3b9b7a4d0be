using ActionPlan.Rules.Reading;

namespace ActionPlan.Rules.Plans;

/// <summary>What a plan may be called.</summary>
public static class PlanNames
{
    /// <summary>Whether the text can be a plan's id: also part of addresses and the name of a folder.</summary>
    public static bool IsId(string text) => Names.Id().IsMatch(text);
}
