using ActionPlan.Kernel;
using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Plans;

/// <summary>A target of a plan, checked and compiled.</summary>
public sealed class Target
{
    private readonly KeyValuePair<int, decimal>[] steps;

    internal Target(string module, TargetDefinition definition, Period deadline, TargetFormulas formulas)
    {
        Module = module;
        Definition = definition;
        Key = $"{module}.{definition.Id}";
        Deadline = deadline;
        Formulas = formulas;
        steps = [.. ByYear(definition.Threshold?.Of.ByYear).Select(step => KeyValuePair.Create(step.Key.Year, step.Value))];
        PathPoints = [.. ByYear(definition.Threshold?.Path)];
    }

    /// <summary>The same target by the name, number and note that it has today.</summary>
    internal Target Named(TargetDefinition now) => new(Module, Definition with { Name = now.Name, Number = now.Number, Note = now.Note }, Deadline, Formulas);

    /// <summary>The id of the module that declares it.</summary>
    public string Module { get; }

    /// <summary>As written.</summary>
    public TargetDefinition Definition { get; }

    /// <summary>Unique in the plan: <c>module.target</c>.</summary>
    public string Key { get; }

    /// <summary>The last quarter in which a term target may still be reached; the term's end where none is declared.</summary>
    public Period Deadline { get; }

    /// <summary>The declared points of the path, each at its year's last quarter, in order.</summary>
    public IReadOnlyList<KeyValuePair<Period, decimal>> PathPoints { get; }

    /// <summary>Whether it is a <see cref="TargetKind.TermTotal"/> or <see cref="TargetKind.TermLevel"/>: due once, at its deadline.</summary>
    public bool IsForTerm => Definition.Kind is TargetKind.TermTotal or TargetKind.TermLevel;

    /// <summary>Whether its value adds up towards its due date.</summary>
    public bool Accumulates => Definition.Kind is TargetKind.TermTotal or TargetKind.YearTotal;

    /// <summary>Whether a rule of its own says what is met, instead of the comparison with the threshold.</summary>
    public bool HasOwnMet => Formulas.HasOwnMet;

    /// <summary>The ids of the figures its value and rules read.</summary>
    public IEnumerable<string> FigureIds => Formulas.Inputs.Select(input => input.Figure.Id).Distinct(StringComparer.Ordinal);

    internal TargetFormulas Formulas { get; }

    /// <summary>The threshold in force in a year; null for a monitored target and before the first step.</summary>
    public decimal? ThresholdIn(int year)
    {
        if (Definition.Threshold?.Of.Constant is { } constant)
        {
            return constant;
        }

        decimal? inForce = null;
        foreach (var (from, value) in steps)
        {
            inForce = from <= year ? value : inForce;
        }

        return inForce;
    }

    /// <summary>Whether the target is due in the quarter, so that its verdict is final.</summary>
    public bool IsDueIn(Period quarter) => IsForTerm ? quarter >= Deadline
        : quarter.Quarter == 4 || (Definition.Kind is TargetKind.PerPeriod && Definition.Every == Frequency.Quarter);

    /// <summary>Whether the target is judged in the quarter at all: a yearly one only in the fourth, or at its deadline and after.</summary>
    public bool IsJudgedIn(Period quarter) => Definition.Every == Frequency.Quarter || quarter.Quarter == 4 || (IsForTerm && quarter >= Deadline);

    private static IEnumerable<KeyValuePair<Period, decimal>> ByYear(IReadOnlyDictionary<string, decimal>? values) => values is null
        ? []
        : values
            // A key that is no year has been complained of; the target will not be used.
            .Where(pair => Period.TryParse(pair.Key, out _))
            .Select(pair => KeyValuePair.Create(Period.Parse(pair.Key).LastQuarter, pair.Value))
            .OrderBy(pair => pair.Key);
}
