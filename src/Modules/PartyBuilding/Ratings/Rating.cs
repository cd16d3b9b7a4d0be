using ActionPlan.ModuleKit;

namespace ActionPlan.Modules.PartyBuilding.Ratings;

/// <summary>
/// The yearly rating of one cell, or of all members of one cell: how many were rated, how many completed their tasks or did better.
/// Members are counted, never named.
/// </summary>
internal sealed class Rating : Entry
{
    public required int Year { get; init; }

    public required RatedSubject Subject { get; init; }

    /// <summary>The cell's name.</summary>
    public required string Cell { get; init; }

    public required int Rated { get; init; }

    public required int Completed { get; init; }
}

internal enum RatedSubject
{
    Cell,
    Member,
}
