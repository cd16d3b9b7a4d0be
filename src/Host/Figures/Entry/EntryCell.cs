namespace ActionPlan.Host.Figures.Entry;

/// <summary>A cell as it stands: what was approved, what is on its way, and what it compares with.</summary>
internal sealed record EntryCell
{
    public required CellKey Key { get; init; }

    public required Figure Figure { get; init; }

    public required Area Area { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>Whether number and date of a deciding document must be given.</summary>
    public required bool NeedsSource { get; init; }

    public required CellHold Hold { get; init; }

    /// <summary>The entry in force, which is what is judged.</summary>
    public FigureRow? Approved { get; init; }

    public FigureDraftRow? Draft { get; init; }

    /// <summary>The same figure a quarter earlier, or a year where it is yearly.</summary>
    public decimal? LastPeriod { get; init; }

    public decimal? SamePeriodLastYear { get; init; }

    /// <summary>What stands in the cell for people: the draft's value, else the approved one.</summary>
    public decimal? Shown => Draft?.Value ?? Approved?.Value;

    /// <summary>Whether its number was sent back, and waits to be changed or confirmed.</summary>
    public bool IsBack => Draft?.State == DraftState.SentBack && Hold == CellHold.None;

    /// <summary>What a change must know of, so that nobody overwrites what he has not seen.</summary>
    public string Stamp => FormattableString.Invariant($"{Approved?.Seq ?? 0}.{Draft?.Id ?? 0}.{Draft?.Version ?? 0}");
}

/// <summary>Why a cell cannot simply be typed into.</summary>
internal enum CellHold
{
    None,

    /// <summary>A register answers for it.</summary>
    Counted,

    /// <summary>The office has locked the quarter: a change is a correction, with its reason.</summary>
    Locked,
}
