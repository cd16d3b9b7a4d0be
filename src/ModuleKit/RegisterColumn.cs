namespace ActionPlan.ModuleKit;

/// <summary>A column of a register's rows.</summary>
/// <param name="Name">As in the file's header.</param>
/// <param name="Holds">What its cells hold.</param>
public sealed record RegisterColumn(string Name, CellKind Holds)
{
    /// <summary>The column that every register has: the id of the row's area.</summary>
    public static RegisterColumn Area { get; } = new("area", CellKind.Area) { IsKey = true };

    /// <summary>Whether it is part of what tells one row from another.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether a cell may be empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The words a cell of <see cref="CellKind.OneOf"/> may hold.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether a figure is counted by it, so that the row's area must exist on its day or in its year.</summary>
    public bool IsCountedBy { get; init; }

    /// <summary>Whether its days are planned: all others are days on which something was done, and none of those lies ahead.</summary>
    public bool MayLieAhead { get; init; }

    /// <summary>Whether it holds people's names, which are sorted by the given name, the last one.</summary>
    public bool IsPerson { get; init; }

    /// <summary>The column of days whose day must not come after this column's.</summary>
    public string? NotBefore { get; init; }

    /// <summary>The column of counts whose number this column's must not exceed.</summary>
    public string? NotAbove { get; init; }

    /// <summary>A column that holds the name of a value of <typeparamref name="T"/>, first letter in lower case.</summary>
    public static RegisterColumn OneOf<T>(string name)
        where T : struct, Enum =>
        new(name, CellKind.OneOf) { Choices = [.. Enum.GetNames<T>().Select(Lower)] };

    /// <summary>The property of the entry that holds the column's value.</summary>
    internal string Property => Capital(Name);

    internal static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    internal static string Lower(string word) => char.ToLowerInvariant(word[0]) + word[1..];
}

/// <summary>What a cell holds, and how it is written.</summary>
public enum CellKind
{
    /// <summary>Text of one line and at most <see cref="Entry.NameLength"/> characters.</summary>
    Text,

    /// <summary>The id of an area of the plan.</summary>
    Area,

    /// <summary>The id of a key work of the plan.</summary>
    Work,

    /// <summary>A day, such as 2024-09-05.</summary>
    Day,

    /// <summary>A year from 1900 to 2199.</summary>
    Year,

    /// <summary>A whole number, 0 or more.</summary>
    Count,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    YesNo,

    /// <summary>One of the column's words.</summary>
    OneOf,
}
