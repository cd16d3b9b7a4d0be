using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.Host.Evaluation;

/// <summary>A rule that failed while a run judged: an error that must show, never a verdict.</summary>
[Table("Failures")]
[Index(nameof(RunId))]
[NotAudited("As verdicts.")]
internal sealed class FailureRow : IAppendOnly, IInArea, IMapped<FailureRow>
{
    [Key]
    public long Id { get; init; }

    public required long RunId { get; init; }

    /// <summary>The target as <c>module.target</c>, or the check as <c>module.check</c>.</summary>
    [MaxLength(2 * Sizes.Id)]
    public required string Rule { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    /// <summary>What happened: a remark; of runs of the time before, English text.</summary>
    public required string Message { get; init; }

    public string Why(CultureInfo culture) => Message.StartsWith('{') ? VerdictJson.ReadRemark(Message).Text(culture) : Message;

    public static void Map(EntityTypeBuilder<FailureRow> row) =>
        row.HasOne<RunRow>().WithMany().HasForeignKey(failure => failure.RunId).OnDelete(DeleteBehavior.Restrict);
}
