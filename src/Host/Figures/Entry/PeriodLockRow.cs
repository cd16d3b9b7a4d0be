using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>The office closed a quarter of a root area, or opened it again; the newest row holds.</summary>
[Table("PeriodLocks")]
[Index(nameof(PlanId), nameof(Area), nameof(Quarter))]
internal sealed class PeriodLockRow : IAppendOnly, IInArea, IOfPlan
{
    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    /// <summary>The root area.</summary>
    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    public required Period Quarter { get; init; }

    public required bool IsLocked { get; init; }

    [MaxLength(Sizes.Person)]
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }
}
