using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.ModuleKit;

/// <summary>A figure counted from a register, for all areas in one grouped query. Rows withdrawn are never counted.</summary>
/// <param name="figure">The figure's id as declared in the plan's rule file (with <c>"counted": true</c>).</param>
/// <param name="register">The id of the register whose completeness a unit confirms, such as <c>wells</c>.</param>
public abstract class CountedFigure(string figure, string register)
{
    /// <summary>The figure's id as declared in the plan's rule file (with <c>"counted": true</c>).</summary>
    public string Figure { get; } = figure;

    /// <summary>The id of the register whose completeness a unit confirms, such as <c>wells</c>.</summary>
    public string Register { get; } = register;

    /// <summary>Whether it adds up a number of its rows; else each row counts as one.</summary>
    public abstract bool AddsUp { get; }

    /// <summary>
    /// Whether its rows are dated by a year and not by a day: then they are counted for whole years, since each quarter of it would count them all.
    /// </summary>
    public abstract bool GoesByYear { get; }

    /// <summary>
    /// The query: rows of the register grouped by the area they were entered for. A flow counts events from the first to the last day, both
    /// included; a stock counts the state on the last day. Areas without rows are left out: the host makes them zero where the unit has
    /// confirmed the register complete, and missing where it has not.
    /// </summary>
    /// <param name="db">The database, as it shows one plan's rows.</param>
    /// <param name="days">The days counted.</param>
    /// <param name="plan">The id of a plan that this one continues, whose rows are counted in place of its own; null: its own.</param>
    public abstract IQueryable<AreaCount> Count(DbContext db, CountedDays days, string? plan = null);

    /// <summary>What a single row adds to the count, in the figure's unit of measure; zero for a row that is not counted.</summary>
    public abstract Func<Entry, decimal> ShareWithin(CountedDays days);
}

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

/// <summary>Counts the rows that a condition holds for, or adds up a number of theirs.</summary>
internal sealed class CountedFigure<T>(
    string figure, Register register, Func<CountedDays, Expression<Func<T, bool>>> counts, Expression<Func<T, int>>? number)
    : CountedFigure(figure, register.Id)
    where T : Entry
{
    public override bool GoesByYear { get; } = register.DatedBy.Holds == CellKind.Year;

    public override bool AddsUp => number is not null;

    public override IQueryable<AreaCount> Count(DbContext db, CountedDays days, string? plan = null)
    {
        var rows = CountedOf(plan is null ? db.Set<T>() : db.Set<T>().IgnoreQueryFilters().Where(row => row.PlanId == plan), days);
        return number is null ? rows.CountByArea() : rows.SumByArea(number);
    }

    public override Func<Entry, decimal> ShareWithin(CountedDays days)
    {
        // Interpreted: each is used for a row or two, and compiling takes longer than that.
        var isCounted = counts(days).Compile(preferInterpretation: true);
        var share = number?.Compile(preferInterpretation: true);
        return entry => entry is T { WithdrawnAt: null } row && isCounted(row) ? share?.Invoke(row) ?? 1 : 0;
    }

    /// <summary>The rows that the figure counts.</summary>
    public IQueryable<T> CountedOf(IQueryable<T> rows, CountedDays days) => rows.Standing().Where(counts(days));
}
