using ActionPlan.Kernel;
using ActionPlan.Rules.Files;

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

    /// <summary>The last day on which an entry for the period is in time.</summary>
    public DateOnly DueOn(PlanCalendar calendar, Period period) => Type == FigureType.Quota
        ? calendar.FirstDay(period).AddDays(Definition.DueDay ?? DefaultQuotaDueDay)
        : calendar.LastDay(period).AddDays(Definition.DueDay ?? DefaultDueDay);
}
