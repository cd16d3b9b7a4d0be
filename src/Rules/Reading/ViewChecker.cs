using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks that the views of a target's expressions can have a value in the quarters in which it is judged.</summary>
internal sealed class ViewChecker(CheckedPlan plan, Bound<RuleFile> file, TargetDefinition target, Period deadline)
{
    /// <summary>Complains of views that never have a value.</summary>
    /// <param name="part">The target, or its threshold.</param>
    /// <param name="inputs">The views of an expression.</param>
    /// <param name="property">Where it stands.</param>
    public void Check(object part, IEnumerable<Input> inputs, string property)
    {
        foreach (var input in inputs.DistinctBy(input => (input.Figure.Id, input.View, input.Year)))
        {
            if (input.Figure.Every == Frequency.Year && NeedsQuarters(input))
            {
                file.Complain(part, property, target.Every == Frequency.Quarter ? "quarterlyOverYearly" : "halfYearlyOverYearly", input);
            }
            else if (IsForTerm && NeedsWholePeriod(input) && Due.FirstOrDefault(quarter => !EndsAPeriod(quarter)) is { Year: > 0 } due)
            {
                file.Complain(part, property, target.Every == Frequency.Year ? "yearPeriodBeforeYearEnd" : "halfYearPeriodBeforeEnd", input, due);
            }
            else if (input.Year is { } year && Period.OfQuarter(year, 4) > plan.To)
            {
                file.Complain(part, property, "baseYearAfterTerm", input, year, plan.To);
            }
        }
    }

    /// <summary>A quarter's number beside a running total of last year: the one grows through the year, the other does not.</summary>
    /// <param name="inputs">All views that one value is judged by.</param>
    /// <param name="property">Where it stands.</param>
    public void CheckBeside(IReadOnlyList<Input> inputs, string property)
    {
        var beside = inputs.FirstOrDefault(
            input => input.View == View.Period && inputs.Any(other => other.Figure == input.Figure && other.View == View.SamePeriodLastYear));
        if (target.Every != Frequency.Year && beside.Figure is { } figure)
        {
            file.Complain(target, property, "periodBesideSamePeriod", figure.Id);
        }
    }

    private bool IsForTerm => target.Kind is TargetKind.TermLevel or TargetKind.TermTotal;

    /// <summary>The quarters in which a target of the term is judged whatever <c>every</c> says.</summary>
    private IEnumerable<Period> Due =>
        [.. (target.Threshold?.Milestones ?? []).Where(milestone => Period.TryParse(milestone.By, out _))
            .Select(milestone => Period.Parse(milestone.By).LastQuarter), deadline];

    private bool EndsAPeriod(Period quarter) => target.Every switch
    {
        Frequency.Quarter => true,
        Frequency.HalfYear => quarter.Quarter is 2 or 4,
        _ => quarter.Quarter == 4,
    };

    /// <summary>Whether a view of a figure that is due by the year has no value in most quarters in which the target is judged.</summary>
    private bool NeedsQuarters(Input input) => target.Every != Frequency.Year && input.View switch
    {
        View.Period or View.YearToDate or View.TermToDate or View.PeriodLastYear or View.PreviousPeriod or View.LastFourQuarters => true,
        // Of a flow that is due by the year it is the year before.
        View.SamePeriodLastYear => input.Figure.Type == FigureType.Stock || target.Every == Frequency.HalfYear,
        View.PreviousYear => target.Every == Frequency.HalfYear,
        _ => false,
    };

    private static bool NeedsWholePeriod(Input input) => input.View == View.Period || (input.Figure.Every == Frequency.Year && input.View switch
    {
        View.LastFourQuarters => true,
        View.SamePeriodLastYear => input.Figure.Type == FigureType.Stock,
        _ => false,
    });
}
