using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Alerts;

/// <summary>What a reader was last told: a digest goes out only when the bad verdicts differ from it.</summary>
[Table("Notices")]
[PrimaryKey(nameof(PlanId), nameof(Unit), nameof(Area))]
[NotAudited("What a unit was last told follows from its messages, which are in the trail.")]
internal sealed class NoticeRow : IOfPlan
{
    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Unit { get; init; }

    /// <summary>The area whose contact was told; empty where the unit's own address serves.</summary>
    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    public required long RunId { get; set; }

    /// <summary>The bad verdicts last sent, one <c>target area status</c> a line in ordinal order.</summary>
    public required string BadVerdicts { get; set; }

    public required DateTimeOffset At { get; set; }
}
