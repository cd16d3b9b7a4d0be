using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;
using ActionPlan.Rules.Judging;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.Host.Alerts;

/// <summary>What happened to an alert.</summary>
[Table("AlertEvents")]
internal sealed class AlertEventRow : IAppendOnly, IMapped<AlertEventRow>, IReached<AlertEventRow>
{
    [Key]
    public long Id { get; init; }

    public long AlertId { get; set; }

    public AlertRow? Alert { get; init; }

    public required AlertEventKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    [MaxLength(Sizes.Person)]
    public required string By { get; init; }

    public long? RunId { get; init; }

    public Status? Status { get; init; }

    /// <summary>
    /// What was asked or explained; for a change, the unit that answers from then on, where that is another; for an escalation, which date passed; for
    /// what was carried over, the other plan's id and the alert's there.
    /// </summary>
    public string? Text { get; init; }

    public string? Cause { get; init; }

    public string? Remedy { get; init; }

    /// <summary>Who answers for the remedy.</summary>
    [MaxLength(Sizes.Person)]
    public string? Person { get; init; }

    /// <summary>The date that was promised, set, or has passed.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The question that is explained or was escalated; the answer that was taken back.</summary>
    public long? QuestionId { get; init; }

    public bool Explains(AlertEventRow question) => Kind == AlertEventKind.Explained && QuestionId == question.Id;

    public static void Map(EntityTypeBuilder<AlertEventRow> row)
    {
        row.HasIndex(happened => happened.AlertId);

        // Hardly an alert was ever asked about, and each leader's page looks among all that there are for those on which somebody waits.
        row.HasIndex([nameof(AlertId)], "IX_AlertEvents_Asked").HasFilter($"Kind = '{nameof(AlertEventKind.Asked)}'");
    }

    // Whoever reaches the alert, which has its own filters. Asked so, not by joining it: a join is not looked into where alerts bring their events
    // along, and SQLite then reads all events that there are.
    public static Expression<Func<AlertEventRow, bool>> ReachedBy(AppDb db) => row => db.Set<AlertRow>().Any(alert => alert.Id == row.AlertId);
}

internal enum AlertEventKind
{
    Opened,
    StatusChanged,

    /// <summary>The unit answered, or answered anew.</summary>
    Answered,

    /// <summary>A leader or the office asks for an explanation.</summary>
    Asked,

    /// <summary>The unit explained.</summary>
    Explained,

    /// <summary>A date passed unmet, and those above were told.</summary>
    Escalated,
    Resolved,

    /// <summary>The plan's term is over: what was open on the alert is no longer asked for.</summary>
    TermEnded,

    /// <summary>The term was ended by a clock that was ahead: what was open is asked for again.</summary>
    TermResumed,

    /// <summary>The commitment goes on with an alert of the plan that continues this one.</summary>
    CarriedOn,

    /// <summary>The commitment comes from an alert of the plan that this one continues.</summary>
    CarriedFrom,

    /// <summary>A meeting took back the answer that it had given in the unit's place.</summary>
    TakenBack,
}
