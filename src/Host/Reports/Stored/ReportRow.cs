using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.Host.Reports.Stored;

/// <summary>A report, bound to the runs that were in force when it was drafted.</summary>
[Table("Reports")]
[Index(nameof(PlanId), nameof(Area), nameof(Kind), nameof(Period), nameof(Sequence), IsUnique = true)]
[Index(nameof(PlanId), nameof(Area), nameof(Number), IsUnique = true)]
internal sealed class ReportRow : IReached<ReportRow>, IMapped<ReportRow>, IOfPlan
{
    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    /// <summary>The root area reported on.</summary>
    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    public required ReportKind Kind { get; init; }

    /// <summary>The last quarter reported on.</summary>
    public required Period Period { get; init; }

    /// <summary>0 for the report itself; its corrigenda count from 1.</summary>
    public int Sequence { get; init; }

    /// <summary>The issued report that this corrigendum is to.</summary>
    public long? CorrectsId { get; init; }

    /// <summary>The bound runs' ids, oldest quarter first; read them with <see cref="ReadRuns"/>.</summary>
    public required string Runs { get; set; }

    /// <summary>JSON; read it with <see cref="ReportSnapshot.Read"/>.</summary>
    public required string Snapshot { get; set; }

    /// <summary>The form's id.</summary>
    [MaxLength(Sizes.Word)]
    public required string Form { get; set; }

    public required ReportState State { get; set; }

    public required DateTimeOffset DraftedAt { get; set; }

    [MaxLength(Sizes.Person)]
    public required string DraftedBy { get; set; }

    /// <summary>Runs on through the term; given when it is issued.</summary>
    public int? Number { get; set; }

    /// <summary>The document's date.</summary>
    public DateOnly? IssuedOn { get; set; }

    public DateTimeOffset? IssuedAt { get; set; }

    [MaxLength(Sizes.Person)]
    public string? IssuedBy { get; set; }

    /// <summary>The issued file's, which names where it lies.</summary>
    [ProvedElsewhere("Compared with the entry and with the file.")]
    [MaxLength(Sizes.Sha256)]
    public string? Sha256 { get; set; }

    /// <summary>Whether a copy finished in Word was issued.</summary>
    public bool WasEditedInWord { get; set; }

    public IReadOnlyList<long> ReadRuns() => [.. Runs.Split(',').Select(id => long.Parse(id, CultureInfo.InvariantCulture))];

    public static string WriteRuns(IEnumerable<long> runs) => string.Join(',', runs.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    public static Expression<Func<ReportRow, bool>> ReachedBy(AppDb db) => row => db.Reach.AllReports || db.Reach.ReportAreas.Contains(row.Area);

    public static void Map(EntityTypeBuilder<ReportRow> row) =>
        row.HasOne<ReportRow>().WithMany().HasForeignKey(report => report.CorrectsId).OnDelete(DeleteBehavior.Restrict);
}

internal enum ReportState
{
    Draft,
    UnderReview,
    Issued,
}
