namespace ActionPlan.Host.Authoring;

/// <summary>What a draft is about, in words.</summary>
internal static class RuleNames
{
    private static readonly System.Resources.ResourceManager Texts = new("ActionPlan.Host.Authoring.RuleNames", typeof(RuleNames).Assembly);

    public static string Of(Plan plan, string module, System.Globalization.CultureInfo culture) => module switch
    {
        RuleFiles.OfPlan => Texts.GetString("Plan", culture)!,
        RuleDraftRow.OfFolder => Texts.GetString("Folder", culture)!,
        _ => plan.ModuleName(module),
    };
}
