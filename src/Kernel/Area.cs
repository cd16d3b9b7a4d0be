namespace ActionPlan.Kernel;

/// <summary>A node in the tree of areas (a city, its wards, their neighbourhoods), with the days on which it exists.</summary>
/// <param name="Id">Unique in the plan.</param>
/// <param name="Name">As shown to people.</param>
/// <param name="Kind">Such as <c>ward</c> or <c>neighbourhood</c>; null where the plan does not say.</param>
/// <param name="From">First day of existence; null if it has no known beginning.</param>
/// <param name="To">Last day of existence, inclusive; null if it still exists.</param>
/// <param name="Children">The areas that make it up.</param>
public sealed record Area(string Id, string Name, string? Kind, DateOnly? From, DateOnly? To, IReadOnlyList<Area> Children)
{
    /// <summary>The id of the area that took this one over on the day after its last; null if none did.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The id of the area that was split into this one and others the day before this one begins; null if none was.</summary>
    public string? SplitFrom { get; init; }

    /// <summary>Which part of that area's figures counts as this one's, above 0 and at most 1; null where nobody has said.</summary>
    public decimal? Share { get; init; }

    /// <summary>Its id in the plan that this one continues; null where it is the same.</summary>
    public string? Was { get; init; }

    /// <summary>Whether the area exists on the day.</summary>
    public bool ExistsOn(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);

    /// <summary>Whether the area exists on any day from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public bool ExistsWithin(DateOnly first, DateOnly last) => (From is null || last >= From) && (To is null || first <= To);

    /// <summary>The area and all below it, parents before children.</summary>
    public IEnumerable<Area> WithDescendants() => Children.SelectMany(child => child.WithDescendants()).Prepend(this);
}
