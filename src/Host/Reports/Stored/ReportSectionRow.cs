using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.Host.Reports.Stored;

/// <summary>A section's text as somebody left it; the newest one counts.</summary>
[Table("ReportSections")]
[Index(nameof(ReportId), nameof(Section))]
internal sealed class ReportSectionRow : IAppendOnly, IReached<ReportSectionRow>, IMapped<ReportSectionRow>
{
    [Key]
    public long Id { get; init; }

    public required long ReportId { get; init; }

    public ReportRow? Report { get; init; }

    [MaxLength(2 * Sizes.Id)]
    public required string Section { get; init; }

    public required string Text { get; init; }

    [MaxLength(Sizes.Person)]
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Generated, not written by a person.</summary>
    public required bool IsGenerated { get; init; }

    public static Expression<Func<ReportSectionRow, bool>> ReachedBy(AppDb db) => row => db.Reach.AllReports || db.Reach.ReportAreas.Contains(row.Report!.Area);

    public static void Map(EntityTypeBuilder<ReportSectionRow> row) =>
        row.HasOne(section => section.Report).WithMany().HasForeignKey(section => section.ReportId).OnDelete(DeleteBehavior.Restrict);
}
