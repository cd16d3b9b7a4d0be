using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ActionPlan.Host.Persistence;

namespace ActionPlan.Host.Plans;

/// <summary>From when a plan version was in force: the newest row is what a start with a broken folder falls back to.</summary>
[Table("PlanChanges")]
internal sealed class PlanChangeRow : IAppendOnly
{
    [Key]
    public long Seq { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    [MaxLength(Sizes.Sha256)]
    public required string Sha256 { get; init; }

    public required DateTimeOffset At { get; init; }
}
