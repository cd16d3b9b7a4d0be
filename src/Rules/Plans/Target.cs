using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Plans;

/// <summary>A target of a plan, checked and compiled.</summary>
public sealed class Target
{
    private readonly KeyValuePair<int, decimal>[] steps;

    internal Target(string module, TargetDefinition definition, TargetSpan span, TargetFormulas formulas)
    {
        Module = module;
        Definition = definition;
        Key = $"{module}.{definition.Id}";
        (From, To, Deadline) = span;
        Formulas = formulas;
        steps = [.. InTime(definition.Threshold?.Of.ByYear).Select(step => KeyValuePair.Create(step.Key.Year, step.Value))];
        PathPoints = [.. InTime(definition.Threshold?.Path)];
        Milestones = [.. InTime(definition.Threshold?.Milestones?.Select(milestone => KeyValuePair.Create(milestone.By, milestone.Of)))];
    }

    /// <summary>The same target by the name, number and note that it has today.</summary>
    internal Target Named(TargetDefinition now) =>
        new(Module, Definition with { Name = now.Name, Number = now.Number, Note = now.Note }, new TargetSpan(From, To, Deadline), Formulas);

    /// <summary>The id of the module that declares it.</summary>
    public string Module { get; }

    /// <summary>As written.</summary>
    public TargetDefinition Definition { get; }

    /// <summary>Unique in the plan: <c>module.target</c>.</summary>
    public string Key { get; }

    /// <summary>The first quarter that it is judged in; paths of the term and what adds up over the term begin there.</summary>
    public Period From { get; }

    /// <summary>The last quarter that it is judged in; afterwards there is no verdict of it.</summary>
    public Period To { get; }

    /// <summary>The last quarter in which a term target may still be reached; the last that it is judged in where none is declared.</summary>
    public Period Deadline { get; }

    /// <summary>The declared points of the path, each at its quarter or its year's last quarter, in order.</summary>
    public IReadOnlyList<KeyValuePair<Period, decimal>> PathPoints { get; }

    /// <summary>The aims on the way to the deadline, by the quarter in which each is judged finally, in order; the last is at the deadline.</summary>
    public IReadOnlyList<KeyValuePair<Period, decimal>> Milestones { get; }

    /// <summary>Whether nothing is promised before its deadline.</summary>
    public bool PromisesNothing => Definition.Threshold?.Course == PromisedCourse.None;

    /// <summary>Whether it is a <see cref="TargetKind.TermTotal"/> or <see cref="TargetKind.TermLevel"/>: due once, at its deadline.</summary>
    public bool IsForTerm => Definition.Kind is TargetKind.TermTotal or TargetKind.TermLevel;

    /// <summary>Whether its value adds up towards its due date.</summary>
    public bool Accumulates => Definition.Kind is TargetKind.TermTotal or TargetKind.YearTotal;

    /// <summary>Whether its quarters' values begin anew each January.</summary>
    public bool StartsAnew => Definition.Every != Frequency.Year
        && Formulas.Parts.Any(part => part.Formula.Inputs.Any(input => input.View is Judging.View.YearToDate or Judging.View.PreviousYearEnd));

    /// <summary>Whether what it asks for was given to it for the year: a quota.</summary>
    public bool HasQuota => Formulas.Limit.Inputs.Any(input => input.View == Judging.View.ThisYear);

    /// <summary>Whether a rule of its own says what is met, instead of the comparison with the threshold.</summary>
    public bool HasOwnMet => Formulas.HasOwnMet;

    /// <summary>Whether its value is how many of several areas, or of other targets, are as they should be.</summary>
    public bool IsTally => Definition.Counts is not null || Definition.OverAreas is { Take: not Taking.Worst };

    /// <summary>Whether it takes the worst of several areas.</summary>
    public bool IsWorstOfAreas => Definition.OverAreas is { Take: Taking.Worst };

    /// <summary>
    /// What one of its parts is measured in: of areas of which it tells how many satisfy a condition, what their expression's figures are
    /// measured in, where it is a sum of such that are all measured in the same, else nothing.
    /// </summary>
    public string PartMeasuredIn => Definition.OverAreas is null or { Take: Taking.Worst } ? Definition.MeasuredIn
        : Formulas.Parts[0].Formula is { Shape: { Divides: false, Moves: false } } sum
            && sum.Inputs.Select(input => input.Figure.Definition.MeasuredIn).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [var only] ? only
        : string.Empty;

    /// <summary>The ids of the figures its value and rules read.</summary>
    public IEnumerable<string> FigureIds => Formulas.Inputs.Concat(Formulas.Each.Inputs).Select(input => input.Figure.Id).Distinct(StringComparer.Ordinal);

    /// <summary>Its number and name.</summary>
    internal string Called => field ??= Definition.Number is { Length: > 0 } number ? $"{number}. {Definition.Name}" : Definition.Name;

    internal TargetFormulas Formulas { get; }

    /// <summary>The threshold at the year's end: see <see cref="ThresholdIn(Period)"/>.</summary>
    public decimal? ThresholdIn(int year) => ThresholdIn(Period.OfQuarter(year, 4));

    /// <summary>
    /// The threshold in force in a quarter, of a range its lower end, of milestones that of the next; null for a monitored target, before the
    /// first step, and where it is computed from figures.
    /// </summary>
    public decimal? ThresholdIn(Period quarter)
    {
        if (Milestones.Count > 0)
        {
            return Milestones.Where(milestone => milestone.Key >= quarter).Append(Milestones[^1]).First().Value;
        }

        if (Definition.Threshold?.Of is { } of && (of.Constant ?? of.Ends?[0].Constant) is { } constant)
        {
            return constant;
        }

        decimal? inForce = null;
        foreach (var (from, value) in steps)
        {
            inForce = from <= quarter.Year ? value : inForce;
        }

        return inForce;
    }

    /// <summary>The upper end of a range; null for other comparisons, and where it is computed from figures.</summary>
    public decimal? ThresholdTo => Definition.Threshold?.Of.Ends?[1].Constant;

    /// <summary>The quarter in which a target of the term is judged finally next: its next milestone, or its deadline.</summary>
    public Period DueAfter(Period quarter) =>
        Milestones.Where(milestone => milestone.Key >= quarter).Select(milestone => (Period?)milestone.Key).FirstOrDefault() ?? Deadline;

    /// <summary>Whether the target is due in the quarter, so that its verdict is final.</summary>
    public bool IsDueIn(Period quarter) => IsForTerm ? quarter >= Deadline || IsMilestone(quarter)
        : quarter.Quarter == 4 || (Definition.Kind is TargetKind.PerPeriod && IsItsTurn(quarter));

    /// <summary>
    /// Whether the target is judged in the quarter at all, between its first and last: a half-yearly one only in the second and fourth, a
    /// yearly one only in the fourth, or at its milestones, its deadline and after.
    /// </summary>
    public bool IsJudgedIn(Period quarter) =>
        quarter >= From && quarter <= To && (IsItsTurn(quarter) || (IsForTerm && (quarter >= Deadline || IsMilestone(quarter))));

    /// <summary>Quarters elapsed since before its first one: 1 in that quarter.</summary>
    internal int Elapsed(Period quarter) => quarter.QuarterIndex - From.QuarterIndex + 1;

    /// <summary>The quarter with which its first threshold begins, where that comes after a quarter; null where one is in force, or none ever is.</summary>
    public Period? ThresholdAwaited(Period quarter)
    {
        var first = steps.Length > 0 && steps[0].Key > From.Year ? Period.OfQuarter(steps[0].Key, 1) : From;
        return Definition.Threshold is not null && quarter < first ? first : null;
    }

    private bool IsMilestone(Period quarter) => Milestones.Any(milestone => milestone.Key == quarter);

    /// <summary>Whether a quarter is one of those that the target is judged in by its <c>every</c>, whenever it begins and ends.</summary>
    public bool IsItsTurn(Period quarter) => Definition.Every switch
    {
        Frequency.Quarter => true,
        Frequency.HalfYear => quarter.Quarter is 2 or 4,
        _ => quarter.Quarter == 4,
    };

    private static IEnumerable<KeyValuePair<Period, decimal>> InTime(IEnumerable<KeyValuePair<string, decimal>>? values) => values is null
        ? []
        : values
            // A key that is no period has been complained of; the target will not be used.
            .Where(pair => Period.TryParse(pair.Key, out _))
            .Select(pair => KeyValuePair.Create(Period.Parse(pair.Key).LastQuarter, pair.Value))
            .OrderBy(pair => pair.Key);
}

/// <summary>When a target is judged.</summary>
/// <param name="From">The first quarter.</param>
/// <param name="To">The last quarter.</param>
/// <param name="Deadline">For a target of the term, the last quarter in which it may be reached.</param>
internal sealed record TargetSpan(Period From, Period To, Period Deadline);
