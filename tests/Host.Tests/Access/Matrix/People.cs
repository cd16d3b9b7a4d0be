namespace ActionPlan.Host.Tests.Access.Matrix;

/// <summary>
/// Who tries everything: each role, and where roles are bound, each bound to what the commands are about and to something else. The
/// commands are about the police, the module security and the neighbourhood kp-1.
/// </summary>
internal static class People
{
    /// <summary>Data entry of the police: everywhere, in kp-1 only, in the module only.</summary>
    public const string Clerks = "clerk clerk-area clerk-module";

    /// <summary>The same of heads.</summary>
    public const string Heads = "head head-area head-module";

    /// <summary>Of those, who are bound to no area.</summary>
    public const string ClerksOfAllAreas = "clerk clerk-module";
    public const string HeadsOfAllAreas = "head head-module";

    public const string Offices = "office office-area";
    public const string Leaders = "leader leader-area";

    /// <summary>Nobody but the program itself.</summary>
    public const string Machine = "";

    public static IReadOnlyDictionary<string, Actor> All { get; } = new Dictionary<string, Grant[]>(StringComparer.Ordinal)
    {
        ["nobody"] = [],
        ["administrator"] = [new Grant(Role.Administrator)],
        ["owner"] = [new Grant(Role.ModuleOwner, Module: "security")],
        ["owner-other-module"] = [new Grant(Role.ModuleOwner, Module: "works")],
        ["clerk"] = [new Grant(Role.DataEntry, "police")],
        ["clerk-area"] = [new Grant(Role.DataEntry, "police", Area: "kp-1")],
        ["clerk-module"] = [new Grant(Role.DataEntry, "police", "security")],
        ["clerk-other-unit"] = [new Grant(Role.DataEntry, "front")],
        ["clerk-other-area"] = [new Grant(Role.DataEntry, "police", Area: "kp-2")],
        ["clerk-other-module"] = [new Grant(Role.DataEntry, "police", "works")],
        ["head"] = [new Grant(Role.UnitHead, "police")],
        ["head-area"] = [new Grant(Role.UnitHead, "police", Area: "kp-1")],
        ["head-module"] = [new Grant(Role.UnitHead, "police", "security")],
        ["head-other-unit"] = [new Grant(Role.UnitHead, "front")],
        ["head-other-area"] = [new Grant(Role.UnitHead, "police", Area: "kp-2")],
        ["head-other-module"] = [new Grant(Role.UnitHead, "police", "works")],
        // Bound to one place in each of two grants: together they must not reach what neither does.
        ["clerk-of-two-halves"] = [new Grant(Role.DataEntry, "police", Area: "kp-2"), new Grant(Role.DataEntry, "front", Area: "kp-1")],
        ["office"] = [new Grant(Role.Office)],
        ["office-area"] = [new Grant(Role.Office, Area: "kp-1")],
        ["office-other-area"] = [new Grant(Role.Office, Area: "kp-2")],
        ["leader"] = [new Grant(Role.Leader)],
        ["leader-area"] = [new Grant(Role.Leader, Area: "kp-1")],
        ["leader-other-area"] = [new Grant(Role.Leader, Area: "kp-2")],
        ["inspector"] = [new Grant(Role.Inspector)],
    }.ToDictionary(known => known.Key, known => new Actor(known.Key, known.Key, known.Value, "127.0.0.1"), StringComparer.Ordinal);
}
