using System.Resources;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Figures;

/// <summary>An entry that cannot be taken, and why.</summary>
internal sealed record RefusedFigure(FigureEntry Entry, Refusal Why)
{
    private static readonly ResourceManager Texts = new("ActionPlan.Host.Figures.Refusals", typeof(RefusedFigure).Assembly);

    public string Text(CultureInfo culture) => Text(Why, Entry.Figure, Entry.Area, Entry.Period, culture);

    /// <param name="why">Why it cannot be taken.</param>
    /// <param name="figure">The figure as the reader knows it: its id in a file, its name on a page.</param>
    /// <param name="area">The area, likewise.</param>
    /// <param name="culture">The reader's language.</param>
    public static string Text(Refusal why, string figure, string area, Period period, CultureInfo culture) =>
        string.Format(culture, Texts.GetString(why.ToString(), culture)!, figure, area, Shown.Period(period, culture));
}

internal enum Refusal
{
    UnknownFigure,
    UnknownArea,
    AreaNotThere,
    SourceMissing,
    CountedFromRegister,
    TooManyDigits,

    /// <summary>The figure takes no number below 0.</summary>
    BelowZero,

    /// <summary>The figure takes whole numbers only.</summary>
    NotWhole,

    /// <summary>The unit's sheet for the quarter has no such cell, or the cell was named twice.</summary>
    NotInSheet,

    /// <summary>Nothing changes in a locked quarter but by a correction, which needs its reason.</summary>
    PeriodLocked,

    /// <summary>Submitted: it must be taken back first.</summary>
    AlreadySubmitted,
    NotBegun,
    AfterTerm,
    TextTooLong,

    /// <summary>Nothing stands in the cell that could be submitted, approved or sent back, or not in that state.</summary>
    NotWaiting,

    /// <summary>It is a correction of a locked quarter, which the office decides.</summary>
    OfficeDecides,

    /// <summary>The unit's own head decides: the quarter is not locked.</summary>
    NoCorrection,

    /// <summary>Whoever entered it does not approve it, where the house wants two people.</summary>
    OwnEntry,
}
