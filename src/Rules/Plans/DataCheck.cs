using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Plans;

/// <summary>A rule over figures that judges the data, compiled.</summary>
internal sealed record DataCheck(string Key, RuleDefinition Rule, Condition Condition)
{
    /// <summary>A name that no target's workflow can have.</summary>
    public string Workflow => "check:" + Key;
}
