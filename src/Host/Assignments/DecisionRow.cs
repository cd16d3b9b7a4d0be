using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Assignments;

/// <summary>
/// What a quarter's meeting decided. It is an assignment beside those of the plan's document, or it became a unit's commitment on an alert; either is
/// followed up as all others are. Withdrawn and never deleted.
/// </summary>
[Table("Decisions")]
[Index(nameof(PlanId), nameof(Quarter))]
internal sealed class DecisionRow : IInArea, IOfPlan
{
    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    /// <summary>Which quarter the meeting was about.</summary>
    public required Period Quarter { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    /// <summary>The target as <c>module.target</c>; null where it was about none.</summary>
    [MaxLength(2 * Sizes.Id)]
    public string? Target { get; init; }

    /// <summary>The alert whose commitment it became; null for an assignment.</summary>
    public long? AlertId { get; init; }

    /// <summary>The assignment's id among the plan's; null for a commitment.</summary>
    [MaxLength(Sizes.Id)]
    public string? Assignment { get; init; }

    /// <summary>What is to be done.</summary>
    public required string What { get; init; }

    /// <summary>The unit that does it.</summary>
    [MaxLength(Sizes.Id)]
    public required string Unit { get; init; }

    /// <summary>Who answers for it there.</summary>
    [MaxLength(Sizes.Person)]
    public required string Person { get; init; }

    public required DateOnly DueOn { get; init; }

    [MaxLength(Sizes.Person)]
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    [MaxLength(Sizes.Person)]
    public string? WithdrawnBy { get; set; }

    /// <summary>An assignment as those of the plan's document are.</summary>
    public AssignmentDefinition ToAssignment() => new() { Id = Assignment!, Name = What, Lead = Unit, Due = DueOn };
}
