using System.Globalization;
using System.Resources;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Figures;

/// <summary>An entry that cannot be taken, and why.</summary>
internal sealed record RefusedFigure(FigureEntry Entry, Refusal Why)
{
    private static readonly ResourceManager Texts = new("ActionPlan.Host.Figures.Refusals", typeof(RefusedFigure).Assembly);

    public string Text(CultureInfo culture) => string.Format(
        culture, Texts.GetString(Why.ToString(), culture)!, Entry.Figure, Entry.Area, Shown.Period(Entry.Period, culture));
}

internal enum Refusal
{
    UnknownFigure,
    UnknownArea,
    AreaNotThere,
    SourceMissing,
    CountedFromRegister,
    TooManyDigits,
}
