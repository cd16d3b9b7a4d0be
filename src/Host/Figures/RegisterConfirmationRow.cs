using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ActionPlan.Host.Figures;

namespace ActionPlan.Host.Figures;

/// <summary>A unit's word that a register is complete for an area and a period: only then an empty register is zero.</summary>
[Table("RegisterConfirmations")]
[Index(nameof(PlanId), nameof(Area))]
[PrimaryKey(nameof(PlanId), nameof(Module), nameof(Register), nameof(Area), nameof(Period))]
internal sealed class RegisterConfirmationRow : IAppendOnly, IInArea, IOfPlan
{
    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Module { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Register { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    public required Period Period { get; init; }

    [MaxLength(Sizes.Person)]
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}
