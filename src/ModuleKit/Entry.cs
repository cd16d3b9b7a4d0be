namespace ActionPlan.ModuleKit;

/// <summary>A row of a register: something real in an area, and who entered it when.</summary>
public abstract class Entry
{
    /// <summary>Longest area or work id, in characters.</summary>
    public const int IdLength = 64;

    /// <summary>Longest name, address or other text, in characters.</summary>
    public const int NameLength = 200;

    /// <summary>Given by the database.</summary>
    public long Id { get; internal set; }

    /// <summary>The id of the area it was entered for.</summary>
    public required string Area { get; init; }

    /// <summary>Who entered it, or last changed it.</summary>
    public string EnteredBy { get; internal set; } = "";

    /// <summary>When it was entered, or last changed.</summary>
    public DateTimeOffset EnteredAt { get; internal set; }
}
