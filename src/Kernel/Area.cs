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
    /// <summary>Whether the area exists on the day.</summary>
    public bool ExistsOn(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);

    /// <summary>Whether the area exists on any day from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public bool ExistsWithin(DateOnly first, DateOnly last) => (From is null || last >= From) && (To is null || first <= To);

    /// <summary>The area and all below it, parents before children.</summary>
    public IEnumerable<Area> WithDescendants() => Children.SelectMany(child => child.WithDescendants()).Prepend(this);
}
