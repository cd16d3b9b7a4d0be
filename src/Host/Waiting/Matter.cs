namespace ActionPlan.Host.Waiting;

/// <summary>Something that waits for somebody: one line, and one place where something is done about it.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Address">Where, seen from the plan's first page.</param>
/// <param name="Subject">What it is about, by name.</param>
internal sealed record Matter(MatterKind Kind, string Address, string Subject)
{
    /// <summary>How many things the line stands for.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Whose, where that is not whoever reads.</summary>
    public string? Whose { get; init; }

    /// <summary>The last day on which it is in time; null where none is set.</summary>
    public DateOnly? By { get; init; }

    /// <summary>What somebody wrote about it: why it came back, what was asked or promised.</summary>
    public string? Said { get; init; }

    public bool IsLate(DateOnly today) => By < today;

    /// <summary>What is late first, then what could be done at once, then by its day.</summary>
    public static IReadOnlyList<Matter> ByUrgency(IEnumerable<Matter> matters, DateOnly today) =>
        [.. matters.OrderBy(one => one.IsLate(today) ? 0 : one.By is null ? 1 : 2).ThenBy(one => one.By).ThenBy(one => one.Kind)
            .ThenBy(one => one.Subject, Ordering.Vietnamese)];
}

/// <summary>What is to be done; of things equally urgent the first comes first.</summary>
internal enum MatterKind
{
    /// <summary>The rules cannot be read: nothing new takes effect.</summary>
    RulesBroken,

    /// <summary>A change of the rules waits for a person's word.</summary>
    RulesWait,

    /// <summary>Rules failed while a quarter was judged.</summary>
    RulesFailed,

    /// <summary>A draft of rules came back with a remark.</summary>
    RulesReturned,

    /// <summary>The last backup was not taken, or cannot be put back.</summary>
    BackupFailed,

    /// <summary>Numbers that came back with a reason.</summary>
    SentBack,
    Explain,
    Answer,

    /// <summary>A promised day nears, or has passed.</summary>
    Keep,
    Approve,

    /// <summary>Somebody asks that an approved number be changed.</summary>
    Correct,
    Enter,
    Confirm,
    Assignment,

    /// <summary>A report waits to be issued.</summary>
    Issue,

    /// <summary>Others have let a day pass: whoever leads decides what follows.</summary>
    OthersLate,

    LettersFailed,

    /// <summary>Letters to units that have no address.</summary>
    LettersWithoutAddress,
    Warnings,
    Findings,

    /// <summary>Targets of a field that miss, are in danger, or have no figures.</summary>
    Troubled,
}
