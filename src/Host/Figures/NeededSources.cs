namespace ActionPlan.Host.Figures;

/// <summary>Which figures are entered only with the document that decided them: those of a target that asks for it.</summary>
internal static class NeededSources
{
    public static HashSet<string> FiguresWithSource(this Plan plan) =>
        plan.Targets.Where(target => target.Definition.NeedsSource).SelectMany(target => target.FigureIds).ToHashSet(StringComparer.Ordinal);
}
