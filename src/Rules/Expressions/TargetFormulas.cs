using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Expressions;

/// <summary>A target's value and conditions, compiled, and the views that all of them together read.</summary>
internal sealed class TargetFormulas
{
    public TargetFormulas(IReadOnlyList<NamedFormula> parts, LimitFormulas limit, Condition? met, Condition? onTrack, bool hasOwnMet, bool hasOwnOnTrack)
    {
        Limit = limit;
        Parts = parts;
        Met = met;
        OnTrack = onTrack;
        HasOwnMet = hasOwnMet;
        HasOwnRules = hasOwnMet || hasOwnOnTrack;
        var inputs = parts.SelectMany(part => part.Formula.Inputs).Concat(limit.Inputs).Concat(met?.Inputs ?? []).Distinct().ToList();
        Inputs = inputs;
        PartPlaces = [.. parts.Select(part => Places(part.Formula.Inputs))];
        ThresholdPlaces = Places(limit.Threshold?.Inputs ?? []);
        ThresholdToPlaces = Places(limit.ThresholdTo?.Inputs ?? []);
        ConditionPlaces = Places(met?.Inputs ?? []);

        int[] Places(IReadOnlyList<Input> some) => [.. some.Select(input => inputs.IndexOf(input))];
    }

    /// <summary>One formula without a name, or several of which the worst is judged; none where other targets are counted.</summary>
    public IReadOnlyList<NamedFormula> Parts { get; }

    /// <summary>The expressions of its threshold.</summary>
    public LimitFormulas Limit { get; }

    /// <summary>The expressions of what each of several areas must satisfy.</summary>
    public LimitFormulas Each { get; init; } = new(null, null);

    /// <summary>What is read of each area that is counted: for its value first, then for what it must satisfy.</summary>
    public List<Input> OfEachArea => field ??= [.. Parts[0].Formula.Inputs.Concat(Each.Inputs).Distinct()];

    /// <summary>Null for a monitored target. Both conditions take the same arguments.</summary>
    public Condition? Met { get; }

    public Condition? OnTrack { get; }

    /// <summary>Whether the target's own rule replaces the comparison with the threshold.</summary>
    public bool HasOwnMet { get; }

    public bool HasOwnRules { get; }

    public IReadOnlyList<Input> Inputs { get; }

    /// <summary>For each part, where its inputs stand in <see cref="Inputs"/>.</summary>
    public IReadOnlyList<int[]> PartPlaces { get; }

    /// <summary>Where the inputs of the threshold's expression stand in <see cref="Inputs"/>.</summary>
    public int[] ThresholdPlaces { get; }

    /// <summary>Where those of the upper end's expression do.</summary>
    public int[] ThresholdToPlaces { get; }

    /// <summary>Where the conditions' inputs stand in <see cref="Inputs"/>.</summary>
    public int[] ConditionPlaces { get; }
}

/// <summary>A formula and its name, where it has one.</summary>
internal sealed record NamedFormula(string? Name, Formula Formula);

/// <summary>The expressions of a threshold: of it, or its lower end, and of its upper end. Null where it is a number.</summary>
internal sealed record LimitFormulas(Formula? Threshold, Formula? ThresholdTo)
{
    public IEnumerable<Input> Inputs => (Threshold?.Inputs ?? []).Concat(ThresholdTo?.Inputs ?? []);

    /// <summary>Whether what was computed in one quarter is the same in another, whatever is entered in between.</summary>
    public bool Holds(Period from, Period quarter) =>
        Threshold?.Shape.Holds(from, quarter) is not false && ThresholdTo?.Shape.Holds(from, quarter) is not false;

    /// <summary>Whether it stands still until a target of the kind is due.</summary>
    public bool StandsStillFor(TargetKind kind) => Threshold?.Shape.StandsStillFor(kind) is not false && ThresholdTo?.Shape.StandsStillFor(kind) is not false;
}
