using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.Host.Reports.Stored;

/// <summary>What happened to a report besides its text, and what people remark on it.</summary>
[Table("ReportEvents")]
internal sealed class ReportEventRow : IAppendOnly, IReached<ReportEventRow>, IMapped<ReportEventRow>
{
    [Key]
    public long Id { get; init; }

    public required long ReportId { get; init; }

    public ReportRow? Report { get; init; }

    public required ReportEventKind Kind { get; init; }

    /// <summary>What a comment is on; null for the whole report.</summary>
    [MaxLength(2 * Sizes.Id)]
    public string? Section { get; init; }

    public string? Text { get; init; }

    [MaxLength(Sizes.Person)]
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public static Expression<Func<ReportEventRow, bool>> ReachedBy(AppDb db) => row => db.Reach.AllReports || db.Reach.ReportAreas.Contains(row.Report!.Area);

    public static void Map(EntityTypeBuilder<ReportEventRow> row) =>
        row.HasOne(happened => happened.Report).WithMany().HasForeignKey(happened => happened.ReportId).OnDelete(DeleteBehavior.Restrict);
}

internal enum ReportEventKind
{
    Drafted,

    /// <summary>Bound to the runs in force now; what people had written stayed.</summary>
    Redrafted,
    Commented,
    SentForReview,
    Returned,
    Issued,

    /// <summary>A copy finished in Word, named by its SHA-256.</summary>
    CopyUploaded,

    /// <summary>Newer runs, whose ids it names, change no number that was issued.</summary>
    NothingToCorrect,
}
