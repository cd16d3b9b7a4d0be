using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Due;

/// <summary>How far a figure that a unit owes has come.</summary>
/// <param name="Unit">The unit that owes it.</param>
/// <param name="Quarter">The quarter in whose sheet it stands.</param>
/// <param name="Root">The root area of that sheet.</param>
/// <param name="Area">Where.</param>
/// <param name="Period">For which period.</param>
/// <param name="DueOn">The last day on which it is on time.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="HandedInOn">The day on which the unit first handed it in; null before that, and where nothing tells.</param>
/// <param name="IsAsked">False for what was due before the plan was in use: it may stand there, and is not missed.</param>
internal sealed record CellProgress(
    string Unit, Period Quarter, string Root, Figure Figure, Area Area, Period Period, DateOnly DueOn, CellStage Stage, DateOnly? HandedInOn, bool IsAsked)
{
    public CellKey Key => new(Figure.Id, Area.Id, Period);

    /// <summary>The unit has done its part.</summary>
    public bool IsHandedIn => Stage is CellStage.Submitted or CellStage.Approved or CellStage.Covered;

    public bool IsLate => HandedInOn > DueOn;

    public bool IsOverdueOn(DateOnly today) => IsAsked && !IsHandedIn && today > DueOn;
}

internal enum CellStage
{
    Missing,

    /// <summary>Counted from a register that nobody has confirmed complete, or no longer is what was confirmed.</summary>
    Unconfirmed,
    Draft,
    SentBack,
    Submitted,
    Approved,

    /// <summary>Nothing of its own, and nothing lacks: quarters stand in for the year, neighbourhoods for the ward.</summary>
    Covered,
}
