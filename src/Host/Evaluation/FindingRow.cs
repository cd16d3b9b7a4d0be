using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ActionPlan.Rules.Judging;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.Host.Evaluation;

/// <summary>Something odd in the figures of a run.</summary>
[Table("Findings")]
[Index(nameof(RunId))]
[NotAudited("As verdicts.")]
internal sealed class FindingRow : IAppendOnly, IInArea, IMapped<FindingRow>
{
    [Key]
    public long Id { get; init; }

    public required long RunId { get; init; }

    /// <summary>The check as <c>module.check</c>, or the figure's id.</summary>
    [MaxLength(2 * Sizes.Id)]
    public required string Source { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    /// <summary>JSON; read it with <see cref="ReadRemark"/>.</summary>
    public required string Remark { get; init; }

    public Remark ReadRemark() => VerdictJson.ReadRemark(Remark);

    public static void Map(EntityTypeBuilder<FindingRow> row) =>
        row.HasOne<RunRow>().WithMany().HasForeignKey(finding => finding.RunId).OnDelete(DeleteBehavior.Restrict);
}
