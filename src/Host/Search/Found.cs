namespace ActionPlan.Host.Search;

/// <summary>Something that was found, and its page.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Address">Seen from the plan's first page.</param>
/// <param name="More">Whose, or where; null where the name says it all.</param>
internal sealed record Found(string Name, string Address, string? More = null);

/// <summary>What was found of one kind, the nearest first.</summary>
/// <param name="Count">How many, those that are not shown too.</param>
/// <param name="First">Those that are shown.</param>
internal sealed record FoundGroup(FoundKind Kind, int Count, IReadOnlyList<Found> First);

/// <summary>Kinds of things, in the order in which they are shown.</summary>
internal enum FoundKind
{
    Target,
    Alert,
    Assignment,
    Figure,
    Unit,
    Area,
    Programme,
    Work,
    Report,
    Person,

    /// <summary>Pages of this site, by their names in the menu.</summary>
    Page,

    /// <summary>What the help says about a page.</summary>
    Help,

    /// <summary>Registers, each to be searched for the words.</summary>
    Register,
}
