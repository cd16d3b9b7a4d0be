using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Plans;

/// <summary>What a plan version has and the next one has not any more: a person is asked before it goes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id; of a target <c>module.target</c>.</param>
/// <param name="Name">As people know it; the id where it has none.</param>
public sealed record Vanishing(VanishingKind Kind, string Id, string Name)
{
    /// <summary>All that <paramref name="next"/> lacks, in the order of the kinds; what goes with its rule file is named too.</summary>
    public static IReadOnlyList<Vanishing> Between(Plan inForce, Plan next) =>
    [
        .. inForce.Id == next.Id ? [] : (IEnumerable<Vanishing>)[new Vanishing(VanishingKind.Plan, inForce.Id, inForce.Name)],
        .. inForce.File.Continues is { } earlier && next.File.Continues != earlier
            ? (IEnumerable<Vanishing>)[new Vanishing(VanishingKind.EarlierPlan, earlier, earlier)] : [],
        .. Gone(VanishingKind.RuleFile, inForce.Modules, next.Modules, module => module.Id, module => module.Name),
        .. Gone(VanishingKind.Target, inForce.Targets, next.Targets, target => target.Key, target => Title(target.Definition)),
        .. Gone(VanishingKind.Figure, inForce.Figures, next.Figures, figure => figure.Id, figure => figure.Name),
        .. Gone(VanishingKind.Unit, inForce.File.Units, next.File.Units, unit => unit.Id, unit => unit.Name),
        .. Gone(VanishingKind.Area, inForce.Areas.All, next.Areas.All, area => area.Id, area => area.Name),
        .. Gone(VanishingKind.Assignment, inForce.File.Assignments, next.File.Assignments, one => one.Id, one => one.Name),
        .. Gone(VanishingKind.Programme, inForce.File.Programmes, next.File.Programmes, one => one.Id, one => one.Name),
        .. Gone(VanishingKind.Work, inForce.File.Works, next.File.Works, one => one.Id, one => one.Name),
    ];

    private static string Title(TargetDefinition target) => target.Number is { } number ? $"{number}. {target.Name}" : target.Name;

    private static IEnumerable<Vanishing> Gone<T>(VanishingKind kind, IEnumerable<T> before, IEnumerable<T> after, Func<T, string> id, Func<T, string> name)
    {
        var kept = after.Select(id).ToHashSet(StringComparer.Ordinal);
        return before.Where(one => !kept.Contains(id(one))).Select(one => new Vanishing(kind, id(one), name(one)));
    }
}

/// <summary>The kinds of things that do not go without a person's word.</summary>
public enum VanishingKind
{
    /// <summary>The whole plan: the folder has another one.</summary>
    Plan,

    /// <summary>The plan that it continued, with its figures.</summary>
    EarlierPlan,

    /// <summary>A module's rule file.</summary>
    RuleFile,

    /// <summary>A target.</summary>
    Target,

    /// <summary>A figure.</summary>
    Figure,

    /// <summary>A unit.</summary>
    Unit,

    /// <summary>An area.</summary>
    Area,

    /// <summary>An assignment.</summary>
    Assignment,

    /// <summary>A programme.</summary>
    Programme,

    /// <summary>A work.</summary>
    Work,
}
