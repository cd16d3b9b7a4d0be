using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Figures;

/// <summary>
/// One entry of a figure. Never changed: a correction is a new row, and <see cref="FiguresInForce"/> says which is in force.
/// </summary>
[Table("Figures")]
[Index(nameof(PlanId), nameof(Area), nameof(Figure), nameof(Period), nameof(Seq))]
[Index(nameof(Period), nameof(PlanId), nameof(Area), nameof(Figure))]
[NotAudited("Written many at once: an entry holds their range, count and digest, and lists them where they are few.")]
internal sealed class FigureRow : IAppendOnly, IInArea, IToldByRange, IOfPlan
{
    [Key]
    public long Seq { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Figure { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    public required Period Period { get; init; }

    public required decimal Value { get; init; }

    /// <summary>Number and date of the deciding document, where there is one.</summary>
    public string? Source { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    [MaxLength(Sizes.Person)]
    public required string EnteredBy { get; init; }

    public required string Reason { get; init; }

    public required FigureOrigin Origin { get; init; }

    /// <summary>Who approved it; null for what was imported at the machine or counted from a confirmed register.</summary>
    [MaxLength(Sizes.Person)]
    public string? ApprovedBy { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    TellRange IToldByRange.Telling => FigureSealing.Of;

    [NotMapped]
    public CellKey Cell => new(Figure, Area, Period);

    public FigureValue ToValue() => new(Figure, Area, Period, Value, Seq, Source);
}

/// <summary>How an entry came in.</summary>
internal enum FigureOrigin
{
    Entered,
    Imported,
    Counted,
}
