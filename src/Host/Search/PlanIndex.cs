using System.Runtime.CompilerServices;

namespace ActionPlan.Host.Search;

/// <summary>
/// The names that a plan's file gives, folded once for each version. They are in memory anyway: looking through a country's takes milliseconds.
/// </summary>
internal sealed class PlanIndex
{
    private static readonly ConditionalWeakTable<Plan, PlanIndex> Known = [];

    private PlanIndex(Plan plan)
    {
        Targets = Named(plan.Targets,
            target => $"{target.Definition.Number} {target.Definition.Name} {plan.ModuleName(target.Module)} {plan.UnitName(target.Definition.Responsible)}");
        Figures = Named(plan.Figures, figure => figure.Name);
        Units = Named(plan.Units.Values, unit => unit.Name);
        Areas = Named(plan.Areas.All, area => area.Name);
        Assignments = Named(plan.File.Assignments, assignment => $"{assignment.Name} {plan.UnitName(assignment.Lead)}");
        Programmes = Named(plan.File.Programmes, programme => programme.Name);
        Works = Named(plan.File.Works, work => work.Name);
    }

    public Names<Target> Targets { get; }

    public Names<Figure> Figures { get; }

    public Names<Rules.Files.UnitDefinition> Units { get; }

    public Names<Area> Areas { get; }

    public Names<Rules.Files.AssignmentDefinition> Assignments { get; }

    public Names<Rules.Files.ProgrammeDefinition> Programmes { get; }

    public Names<Rules.Files.WorkDefinition> Works { get; }

    public static PlanIndex Of(Plan plan) => Known.GetValue(plan, one => new PlanIndex(one));

    private static Names<T> Named<T>(IEnumerable<T> things, Func<T, string> name) => new([.. things.Select(thing => (thing, Folded.Of(name(thing)).Trim()))]);
}

/// <summary>Things by their folded names.</summary>
internal sealed class Names<T>(IReadOnlyList<(T Thing, string Folded)> all)
{
    /// <summary>Those that match, the nearest first, those alike in the plan's order.</summary>
    public IReadOnlyList<T> Matching(Searched searched) =>
        [.. all.Select(one => (one.Thing, Near: searched.Nearness(one.Folded))).Where(one => one.Near is not null).OrderBy(one => one.Near)
            .Select(one => one.Thing)];
}
