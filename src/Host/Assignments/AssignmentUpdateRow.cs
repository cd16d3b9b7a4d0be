using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;

namespace ActionPlan.Host.Assignments;

/// <summary>What happened to an assignment of the plan. How it stands is what the newest update says.</summary>
[Table("AssignmentUpdates")]
[Index(nameof(PlanId), nameof(Assignment))]
internal sealed class AssignmentUpdateRow : IAppendOnly, IReached<AssignmentUpdateRow>, IOfPlan
{
    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    /// <summary>The assignment's id in the plan.</summary>
    [MaxLength(Sizes.Id)]
    public required string Assignment { get; init; }

    /// <summary>The unit that led it then.</summary>
    [MaxLength(Sizes.Id)]
    public required string Unit { get; init; }

    public required AssignmentUpdateKind Kind { get; init; }

    /// <summary>How it stands; null where this does not say.</summary>
    public AssignmentState? State { get; init; }

    /// <summary>What was said of it; of what goes on in another plan, that plan's id.</summary>
    public string? Note { get; init; }

    /// <summary>When it is due from now on; for an escalation, the date that passed.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Why the date was moved.</summary>
    public string? Reason { get; init; }

    /// <summary>The plan's own date as it was then: a date that the plan is given later holds instead.</summary>
    public DateOnly? PlanDue { get; init; }

    [MaxLength(Sizes.Person)]
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    // Assignments belong to the plan, which every reader of any area reads.
    public static Expression<Func<AssignmentUpdateRow, bool>> ReachedBy(AppDb db) => _ => db.Reach.AllAreas || db.Reach.Areas.Length > 0;
}

internal enum AssignmentUpdateKind
{
    /// <summary>The lead unit says how it stands.</summary>
    Updated,

    /// <summary>Somebody who oversees urges it.</summary>
    Urged,

    /// <summary>A date passed unmet, and those above were told.</summary>
    Escalated,

    /// <summary>The plan's term is over before it was done.</summary>
    TermEnded,

    /// <summary>The term was ended by a clock that was ahead: it is followed up again.</summary>
    TermResumed,

    /// <summary>It goes on in the plan that continues this one, and is followed up there.</summary>
    CarriedOn,

    /// <summary>It comes from the plan that this one continues, as it stood there.</summary>
    CarriedFrom,
}

internal enum AssignmentState
{
    NotStarted,
    InProgress,
    Blocked,
    Done,
}
