using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>What happened to a unit's figures for a quarter.</summary>
[Table("SheetEvents")]
[Index(nameof(PlanId), nameof(Quarter), nameof(Unit), nameof(Area))]
internal sealed class SheetEventRow : IAppendOnly, IInArea, IOfPlan
{
    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Unit { get; init; }

    /// <summary>The root area.</summary>
    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    public required Period Quarter { get; init; }

    public required SheetEventKind Kind { get; init; }

    /// <summary>How many figures it was about.</summary>
    public required int Cells { get; init; }

    [MaxLength(Sizes.Person)]
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }
}

internal enum SheetEventKind
{
    Submitted,
    Approved,
    SentBack,
    CorrectionAsked,
    CorrectionApproved,
    CorrectionRefused,
}
