namespace ActionPlan.ModuleKit;

/// <summary>A row of a register as people see it.</summary>
public sealed class RegisterRow
{
    /// <summary>Given by the database; unique within the register.</summary>
    public required long Id { get; init; }

    /// <summary>Which version of the row this is: a change of it says so.</summary>
    public required int Version { get; init; }

    /// <summary>The area's id.</summary>
    public required string Area { get; init; }

    /// <summary>What the row stands for: an address, a name, a decision's number.</summary>
    public required string Text { get; init; }

    /// <summary>Its cells by column, written as in a file; an empty cell is an empty text.</summary>
    public required IReadOnlyDictionary<string, string> Cells { get; init; }

    /// <summary>The day it is counted or planned for: sealed, found, decided, planned; null where the row stands for a year.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The day on which what was found or planned on <see cref="Day"/> was done: cleared, reached; null until then.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>The year it stands for; null where it stands for a day.</summary>
    public int? Year { get; init; }

    /// <summary>The id of the plan's key work it belongs to; null for all else.</summary>
    public string? Work { get; init; }

    /// <summary>Who entered it, or last changed it.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>When it was entered, or last changed.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>That it is no longer counted; null while it stands.</summary>
    public Withdrawal? Withdrawn { get; init; }
}

/// <summary>A row's withdrawal.</summary>
/// <param name="By">Who withdrew it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record Withdrawal(string By, DateTimeOffset At, string Reason);
