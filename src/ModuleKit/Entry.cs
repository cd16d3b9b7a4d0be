namespace ActionPlan.ModuleKit;

/// <summary>
/// A row of a register: something real in an area, and who entered it when. A row entered by mistake is withdrawn: it stays readable and
/// is no longer counted.
/// </summary>
public abstract class Entry
{
    /// <summary>Longest area or work id, in characters.</summary>
    public const int IdLength = 64;

    /// <summary>Longest name, address or other text, in characters.</summary>
    public const int NameLength = 200;

    /// <summary>Longest name of a choice among few, in characters.</summary>
    public const int ChoiceLength = 32;

    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLength = 500;

    /// <summary>Given by the database.</summary>
    public long Id { get; internal set; }

    /// <summary>Grows by one with each change: who changes a row says which version he saw, so that nothing is overwritten unseen.</summary>
    public int Version { get; internal set; }

    /// <summary>The id of the plan it was entered for; given as it is saved.</summary>
    public string PlanId { get; internal set; } = "";

    /// <summary>The id of the area it was entered for.</summary>
    public required string Area { get; init; }

    /// <summary>Who entered it, or last changed it.</summary>
    public string EnteredBy { get; internal set; } = "";

    /// <summary>When it was entered, or last changed.</summary>
    public DateTimeOffset EnteredAt { get; internal set; }

    /// <summary>When it was withdrawn; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; internal set; }

    /// <summary>Who withdrew it; null while it stands.</summary>
    public string? WithdrawnBy { get; internal set; }

    /// <summary>Why it was withdrawn; null while it stands.</summary>
    public string? WithdrawnReason { get; internal set; }

    internal void Sign(Entered entered)
    {
        Version++;
        EnteredBy = entered.By;
        EnteredAt = entered.At;
    }

    /// <summary>Takes over who it is and what became of it from the row it replaces.</summary>
    internal void Continue(Entry known)
    {
        (Id, PlanId, Version, EnteredBy, EnteredAt) = (known.Id, known.PlanId, known.Version, known.EnteredBy, known.EnteredAt);
        (WithdrawnAt, WithdrawnBy, WithdrawnReason) = (known.WithdrawnAt, known.WithdrawnBy, known.WithdrawnReason);
    }
}
