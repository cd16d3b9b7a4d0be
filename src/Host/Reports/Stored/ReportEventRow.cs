using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ActionPlan.Host.Persistence;

namespace ActionPlan.Host.Reports.Stored;

/// <summary>What happened to a report besides its text, and what people remark on it.</summary>
[Table("ReportEvents")]
internal sealed class ReportEventRow : IAppendOnly
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
