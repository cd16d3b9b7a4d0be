namespace ActionPlan.Host.Figures.Entry;

/// <summary>What became of one cell of a command.</summary>
internal sealed record CellOutcome(CellKey Key, CellResult Result)
{
    /// <summary>The cell's stamp after the command: what the next change must know of.</summary>
    public string? Stamp { get; init; }

    /// <summary>Why it was refused.</summary>
    public Refusal? Why { get; init; }

    /// <summary>What stands in the cell instead, where somebody else changed it meanwhile; nothing of it was overwritten.</summary>
    public decimal? Theirs { get; init; }

    public string? TheirName { get; init; }

    public DateTimeOffset? TheirTime { get; init; }

    /// <summary>Whether it stands in the way of the others where all or nothing is asked for.</summary>
    public bool IsBad => Result is CellResult.Conflict or CellResult.Refused;

    public static CellOutcome Refused(CellKey key, Refusal why) => new(key, CellResult.Refused) { Why = why };

    public static CellOutcome Conflict(EntryCell cell) => new(cell.Key, CellResult.Conflict)
    {
        Stamp = cell.Stamp,
        Theirs = cell.Shown,
        TheirName = cell.Draft?.EnteredBy ?? cell.Approved?.EnteredBy,
        TheirTime = cell.Draft?.EnteredAt ?? cell.Approved?.EnteredAt,
    };
}

internal enum CellResult
{
    Saved,
    Unchanged,
    Conflict,
    Refused,
}
