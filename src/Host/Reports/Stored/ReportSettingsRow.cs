using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;

namespace ActionPlan.Host.Reports.Stored;

/// <summary>A ward's names in its reports, and whom they are sent to.</summary>
[Table("ReportSettings")]
[PrimaryKey(nameof(PlanId), nameof(Area))]
internal sealed class ReportSettingsRow : IReached<ReportSettingsRow>, IOfPlan
{
    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    public string Superior { get; set; } = "";

    public string Issuer { get; set; } = "";

    public string Place { get; set; } = "";

    public string SignatoryPost { get; set; } = "";

    public string Signatory { get; set; } = "";

    /// <summary>One a line, as printed.</summary>
    public string Recipients { get; set; } = "";

    /// <summary>One a line: to which an issued report is sent.</summary>
    public string Addresses { get; set; } = "";

    /// <summary>The number of the last document of the kind issued before the system was used.</summary>
    public int LastNumber { get; set; }

    public ReportNames Names() => new()
    {
        Superior = Superior,
        Issuer = Issuer,
        Place = Place,
        SignatoryPost = SignatoryPost,
        Signatory = Signatory,
        Recipients = Lines(Recipients),
        Addresses = Lines(Addresses),
    };

    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static Expression<Func<ReportSettingsRow, bool>> ReachedBy(AppDb db) => row => db.Reach.AllReports || db.Reach.ReportAreas.Contains(row.Area);
}
