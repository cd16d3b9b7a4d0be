using Microsoft.EntityFrameworkCore;

namespace ActionPlan.ModuleKit;

/// <summary>A figure counted from a register, for all areas in one grouped query.</summary>
/// <param name="Figure">The figure's id as declared in the plan's rule file (with <c>"counted": true</c>).</param>
/// <param name="Register">The id of the register whose completeness a unit confirms, such as <c>wells</c>.</param>
/// <param name="Count">
/// The query: rows of the register grouped by the area they were entered for. A flow counts events from the first to the last day, both
/// included; a stock counts the state on the last day. Areas without rows are left out: the host makes them zero where the unit has
/// confirmed the register complete, and missing where it has not.
/// </param>
public sealed record CountedFigure(string Figure, string Register, Func<DbContext, CountedDays, IQueryable<AreaCount>> Count);

/// <summary>The days a count covers, both included.</summary>
/// <param name="First">The period's first day in the plan's calendar.</param>
/// <param name="Last">The period's last day in the plan's calendar.</param>
public sealed record CountedDays(DateOnly First, DateOnly Last);

/// <summary>What was counted for one area.</summary>
public sealed class AreaCount
{
    /// <summary>The area's id.</summary>
    public required string Area { get; init; }

    /// <summary>The count, in the figure's unit of measure; never negative.</summary>
    public required decimal Value { get; init; }
}
