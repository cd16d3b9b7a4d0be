namespace ActionPlan.Host.Authoring;

/// <summary>Who writes on what: whoever keeps a module on that module's rules, the office on the plan's own file.</summary>
internal static class DraftRights
{
    public static Demand ToWrite(string module) => module switch
    {
        RuleFiles.OfPlan => new Demand(Right.EditPlan),
        // Whoever wrote it wrote it elsewhere: here he says that it is to be published.
        RuleDraftRow.OfFolder => ToDecide(module),
        _ => new Demand(Right.EditRules, Module: module),
    };

    /// <summary>Whoever decides did not propose it; that is asked of the draft.</summary>
    public static Demand ToDecide(string module) => new(Right.PublishRules, Module: module);
}
