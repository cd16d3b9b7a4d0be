
namespace ActionPlan.Host.Rights;

/// <summary>What somebody is in the ward's work; a person may be several.</summary>
internal enum Role
{
    /// <summary>Keeps the installation: people, units, areas, keys; enters no figures.</summary>
    Administrator,

    /// <summary>Keeps the rules of a module.</summary>
    ModuleOwner,

    /// <summary>Enters a unit's figures.</summary>
    DataEntry,

    /// <summary>Answers for a unit: approves its figures, confirms its registers.</summary>
    UnitHead,

    /// <summary>The Party office: compiles, locks, reports.</summary>
    Office,

    /// <summary>Reads all and asks for explanations.</summary>
    Leader,

    /// <summary>Reads all, the audit trail included, and changes nothing.</summary>
    Inspector,
}
