using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>A number on its way to being approved: at most one for a figure, area and period. Once approved it stands in Figures.</summary>
[Table("FigureDrafts")]
[Index(nameof(PlanId), nameof(Figure), nameof(Area), nameof(Period), IsUnique = true)]
[Index(nameof(PlanId), nameof(Unit), nameof(State))]
[Index(nameof(PlanId), nameof(Area), nameof(Period))]
internal sealed class FigureDraftRow : IOfUnit, IOfPlan
{
    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Figure { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    public required Period Period { get; init; }

    /// <summary>The unit that reports the figure.</summary>
    [MaxLength(Sizes.Id)]
    public required string Unit { get; set; }

    public required decimal Value { get; set; }

    /// <summary>Number and date of the deciding document, where there is one.</summary>
    public string? Source { get; set; }

    public string? Note { get; set; }

    public required DraftState State { get; set; }

    /// <summary>Grows with each change; who changes an older one is told instead.</summary>
    [ConcurrencyCheck]
    public required int Version { get; set; }

    [MaxLength(Sizes.Person)]
    public required string EnteredBy { get; set; }

    /// <summary>Whose account that was, whatever its name is now; null for a key, and in rows of older programs.</summary>
    [MaxLength(Sizes.Id)]
    public string? EnteredById { get; set; }

    public required DateTimeOffset EnteredAt { get; set; }

    [MaxLength(Sizes.Person)]
    public string? SubmittedBy { get; set; }

    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>Why it was sent back, or a correction refused.</summary>
    public string? ReturnedReason { get; set; }

    [MaxLength(Sizes.Person)]
    public string? ReturnedBy { get; set; }

    /// <summary>Set where the period is locked: why the approved value must change.</summary>
    public string? CorrectionReason { get; set; }

    [NotMapped]
    public CellKey Cell => new(Figure, Area, Period);

    public void SendBack(string by, string reason) => (State, ReturnedBy, ReturnedReason) = (DraftState.SentBack, by, TypedText.Line(reason));
}

internal enum DraftState
{
    Draft,
    Submitted,
    SentBack,
}
