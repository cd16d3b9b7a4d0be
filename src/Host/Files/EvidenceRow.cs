using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Files;

/// <summary>A file that stands as evidence for a figure, a register's row, an assignment or an alert's answer. Its bytes lie in the data folder.</summary>
[Table("Evidence")]
[Index(nameof(PlanId), nameof(Subject))]
[ProvedElsewhere("Compared with the entry and with the file.")]
internal sealed class EvidenceRow : IOfUnit, IOfPlan
{
    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    /// <summary>
    /// What it is evidence for, such as <c>figure:cases/ward/2024-Q3</c>, <c>row:milestones/17</c>, <c>assignment:reform-plan</c>, <c>alert:12</c>.
    /// </summary>
    [MaxLength(400)]
    public required string Subject { get; init; }

    /// <summary>Whose it is; decides who may read it.</summary>
    [MaxLength(Sizes.Id)]
    public required string Unit { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    /// <summary>As people named it, made safe.</summary>
    [MaxLength(200)]
    public required string FileName { get; init; }

    [MaxLength(100)]
    public required string ContentType { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Names the stored file, and proves that it is the one.</summary>
    [ProvedElsewhere("Compared with the entry and with the file.")]
    [MaxLength(Sizes.Sha256)]
    public required string Sha256 { get; init; }

    [MaxLength(Sizes.Person)]
    public required string AddedBy { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Taken out of sight, never deleted.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    [MaxLength(Sizes.Person)]
    public string? WithdrawnBy { get; set; }
}
