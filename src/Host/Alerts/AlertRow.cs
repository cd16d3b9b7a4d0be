using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ActionPlan.Rules.Judging;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.Host.Alerts;

/// <summary>Opened when a verdict turns bad, closed when it turns good; carries the unit's commitment.</summary>
[Table("Alerts")]
[Index(nameof(PlanId), nameof(State), nameof(Unit))]
[Index(nameof(PlanId), nameof(Target), nameof(Area))]
[Index(nameof(PlanId), nameof(Area))]
internal sealed class AlertRow : IInArea, IMapped<AlertRow>, IOfPlan
{
    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    /// <summary>The target as <c>module.target</c>.</summary>
    [MaxLength(2 * Sizes.Id)]
    public required string Target { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    /// <summary>The unit that answers for the target.</summary>
    [MaxLength(Sizes.Id)]
    public required string Unit { get; set; }

    public required long OpenedRunId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The bad status as it last was.</summary>
    public required Status Status { get; set; }

    public required AlertState State { get; set; }

    public required DateTimeOffset LastChangedAt { get; set; }

    public long? ResolvedRunId { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>The unit's commitment: why it happened.</summary>
    public string? Cause { get; set; }

    /// <summary>The unit's commitment: what will be done.</summary>
    public string? Remedy { get; set; }

    /// <summary>The unit's commitment: by when.</summary>
    public DateOnly? RemedyBy { get; set; }

    /// <summary>The unit's commitment: who answers for it.</summary>
    [MaxLength(Sizes.Person)]
    public string? RemedyPerson { get; set; }

    /// <summary>When the commitment was made; null where the unit that now answers for the target has made none.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    [MaxLength(Sizes.Person)]
    public string? AnsweredBy { get; set; }

    /// <summary>Since when an open alert waits for its answer, where that is not since it was opened.</summary>
    public DateTimeOffset? WaitingSince { get; set; }

    public List<AlertEventRow> Events { get; init; } = [];

    /// <summary>
    /// Whether the term's end closed what was open on it; asked of an alert that was read with its events, or <see cref="AlertQueries.WithQuestions"/>.
    /// </summary>
    [NotMapped]
    public bool IsEndedWithTerm =>
        Events.FindLast(happened => happened.Kind is AlertEventKind.TermEnded or AlertEventKind.TermResumed)?.Kind == AlertEventKind.TermEnded;

    /// <summary>
    /// The place among its events of what was last answered, or judged otherwise, 0 where there is none: of two who answer at once neither overwrites the
    /// other unseen, and nobody answers to a lesser evil than stands.
    /// </summary>
    [NotMapped]
    public long NewestWord => Events.FindLast(happened => happened.Kind is AlertEventKind.Answered or AlertEventKind.StatusChanged)?.Id ?? 0;

    public static void Map(EntityTypeBuilder<AlertRow> row) =>
        row.HasMany(alert => alert.Events).WithOne(happened => happened.Alert).HasForeignKey(happened => happened.AlertId).OnDelete(DeleteBehavior.Restrict);
}

internal enum AlertState
{
    /// <summary>The unit owes an answer.</summary>
    Open,

    /// <summary>The unit has said why, what it does, who and by when.</summary>
    Acknowledged,
    Resolved,
}
