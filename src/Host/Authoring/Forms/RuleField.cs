namespace ActionPlan.Host.Authoring.Forms;

/// <summary>What a field of a form says in a rule file.</summary>
internal enum FieldKind
{
    Text,

    /// <summary>An expression over figures.</summary>
    Formula,

    /// <summary>As Vietnamese write it; in the file as JSON does.</summary>
    Number,

    /// <summary>Chosen as a day, written as the file has it.</summary>
    Day,

    /// <summary>Numbers parted by semicolons.</summary>
    Numbers,

    /// <summary>Words parted by semicolons.</summary>
    Words,

    /// <summary>Ticked, or not said.</summary>
    Flag,

    /// <summary>Yes, no, or not said.</summary>
    YesNo,

    /// <summary>One of some words, or an id.</summary>
    Choice,

    /// <summary>Several ids.</summary>
    Several,

    /// <summary>A line for each year or quarter: '2027: 95'.</summary>
    ByPeriod,

    /// <summary>What a value is compared with, in whichever of its shapes: <see cref="LimitField"/>.</summary>
    Limit,

    /// <summary>A target's own rule: its condition and what is said where it does not hold.</summary>
    OwnRule,
}

/// <summary>A field of the form of a target or a figure.</summary>
/// <param name="Name">The names that lead to it in the file, parted by points.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="IsRequired">Whether it stays, though empty: then the checks ask for it in its place.</param>
/// <param name="Words">Its words, where it has some.</param>
internal sealed record RuleField(string Name, FieldKind Kind, bool IsRequired = false, params IReadOnlyList<string> Words)
{
    public IReadOnlyList<string> Path { get; } = Name.Split('.');
}
