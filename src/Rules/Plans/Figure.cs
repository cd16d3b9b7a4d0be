using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Plans;

/// <summary>A figure of a plan.</summary>
/// <param name="Module">The id of the module that declares it.</param>
/// <param name="Definition">As written.</param>
/// <param name="ReportedBy">The unit that enters it: as declared, else the one responsible for the first target that uses it; null if none does.</param>
public sealed record Figure(string Module, FigureDefinition Definition, string? ReportedBy)
{
    private const int DefaultDueDay = 4;
    private const int DefaultQuotaDueDay = 31;

    /// <summary>Unique in the plan.</summary>
    public string Id => Definition.Id;

    /// <summary>As shown to people.</summary>
    public string Name => Definition.Name;

    /// <summary>How it behaves in time.</summary>
    public FigureType Type => Definition.Type;

    /// <summary>How often it is due; a quota is yearly.</summary>
    public Frequency Every => Type == FigureType.Quota ? Frequency.Year : Definition.Every ?? Frequency.Quarter;

    /// <summary>Whether only whole numbers are right: declared so, or counted.</summary>
    public bool IsWhole => Definition.Whole ?? Definition.Counted;

    /// <summary>The views that an expression may take of figures of a type.</summary>
    public static IReadOnlyList<View> ViewsOf(FigureType type) => Vocabulary.ViewsOf(type);

    /// <summary>Why a number cannot be right; null if it can. The one question that every way in asks.</summary>
    public NumberFault? FaultOf(decimal value) => value switch
    {
        < 0 when !Definition.Negative => NumberFault.BelowZero,
        _ when IsWhole && value != decimal.Truncate(value) => NumberFault.NotWhole,
        _ => null,
    };

    /// <summary>The last day on which an entry for the period is in time.</summary>
    public DateOnly DueOn(PlanCalendar calendar, Period period) => Type == FigureType.Quota
        ? calendar.FirstDay(period).AddDays(Definition.DueDay ?? DefaultQuotaDueDay)
        : calendar.LastDay(period).AddDays(Definition.DueDay ?? DefaultDueDay);
}

/// <summary>Why a number cannot be one of a figure.</summary>
public enum NumberFault
{
    /// <summary>It is below 0.</summary>
    BelowZero,

    /// <summary>It is not whole.</summary>
    NotWhole,
}
