using ActionPlan.Host.Charts;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Summaries;

/// <summary>
/// A unit or a module on one page. Verdicts are those of the stored run that is named; what is owed and promised is as of the day that is
/// named. Public, as all that a Razor template shows has to be.
/// </summary>
public sealed record Summary
{
    public required string PlanName { get; init; }

    /// <summary>The unit's or module's name.</summary>
    public required string Subject { get; init; }

    public required bool IsOfModule { get; init; }

    /// <summary>The area, where the plan has more than one that is judged.</summary>
    public required string? Area { get; init; }

    /// <summary>'quý IV/2025'.</summary>
    public required string Quarter { get; init; }

    public required string NextQuarter { get; init; }

    /// <summary>Null where the quarter has not been evaluated.</summary>
    public required SummaryRun? Run { get; init; }

    public required DateOnly AsOf { get; init; }

    public required bool IsSample { get; init; }

    /// <summary>Its page within the site.</summary>
    public required string Address { get; init; }

    /// <summary>Who answers, and how to reach them.</summary>
    public required string Answers { get; init; }

    public required int Targets { get; init; }

    /// <summary>How many stand how; only what there is.</summary>
    public required IReadOnlyList<(Status Status, int Count)> Counts { get; init; }

    /// <summary>Those that are missed, at risk or without figures, the worst first.</summary>
    public required IReadOnlyList<Endangered> Endangered { get; init; }

    /// <summary>Those that did not fit into the table: named all the same.</summary>
    public IReadOnlyList<Endangered> Named { get; init; } = [];

    /// <summary>The other targets, counted by status with their numbers.</summary>
    public required IReadOnlyList<string> Others { get; init; }

    public required SummaryList Overdue { get; init; }

    public required SummaryList Next { get; init; }

    public required SummaryList Figures { get; init; }

    internal CourseChart? Chart { get; init; }

    internal int Count(Status status) => Counts.Where(one => one.Status == status).Sum(one => one.Count);
}

/// <summary>The stored run that the verdicts come from.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When it was completed, in the plan's time zone.</param>
/// <param name="PlanVersion">The plan version that it judged by.</param>
public sealed record SummaryRun(long Id, DateTimeOffset At, string PlanVersion);

/// <summary>A target in danger.</summary>
/// <param name="Title">Its number and name.</param>
/// <param name="ShortTitle">Its number, or its name where it has none.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Standing">Value and threshold, or what lacks.</param>
/// <param name="Task">What has to be done.</param>
/// <param name="Unit">Who answers for it, where that is not the page's subject.</param>
/// <param name="Answer">Cause and promise, or that none was given.</param>
/// <param name="Address">Its page within the site.</param>
public sealed record Endangered(string Title, string ShortTitle, Status Status, string Standing, string Task, string? Unit, string Answer, string Address);

/// <summary>A list of which only the first may fit; the rest is counted.</summary>
public sealed record SummaryList(IReadOnlyList<SummaryItem> Items, int More = 0)
{
    public bool IsEmpty => Items.Count == 0 && More == 0;
}

/// <summary>A line, and the page within the site where something is done about it.</summary>
public sealed record SummaryItem(string Text, string? Address = null);
