using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ActionPlan.Host.Persistence;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Alerts;

/// <summary>What happened to an alert.</summary>
[Table("AlertEvents")]
internal sealed class AlertEventRow : IAppendOnly
{
    [Key]
    public long Id { get; init; }

    public long AlertId { get; init; }

    public required AlertEventKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    [MaxLength(Sizes.Person)]
    public required string By { get; init; }

    public long? RunId { get; init; }

    public Status? Status { get; init; }

    public string? Text { get; init; }
}

internal enum AlertEventKind
{
    Opened,
    StatusChanged,
    Acknowledged,
    Escalated,
    Resolved,
}
