using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;

namespace ActionPlan.Host.Mail;

/// <summary>A message, stored in the transaction that made it necessary and sent by a job.</summary>
[Table("Outbox")]
[Index(nameof(DedupeKey), IsUnique = true)]
[Index(nameof(State), nameof(NextAttemptAt))]
[Index(nameof(Kind), nameof(RunId))]
internal sealed class OutboxRow : IReached<OutboxRow>, IOfPlan
{
    private const string Sending = "How far sending has come has no entry: the message itself is compared.";

    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    public required OutboxKind Kind { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Unit { get; init; }

    /// <summary>The area whose contact is addressed; null where the unit's own address serves.</summary>
    [MaxLength(Sizes.Id)]
    public string? Area { get; init; }

    /// <summary>The areas that the message speaks of: whoever is bound to areas reads it where all of them are theirs. None: nobody bound does.</summary>
    public required List<string> Areas { get; init; }

    /// <summary>The address as the plan gives it; empty where it gives none.</summary>
    [MaxLength(320)]
    public required string To { get; set; }

    public required string Subject { get; init; }

    /// <summary>The message as it goes over the wire; null until it is composed, before the first attempt.</summary>
    public byte[]? Mime { get; set; }

    /// <summary>What it is composed from, as it was when the message became necessary; null where it was written at once.</summary>
    [Repetition]
    public string? Facts { get; init; }

    /// <summary>The run that it tells of.</summary>
    public long? RunId { get; init; }

    /// <summary>What the message is about, so that nobody is told the same twice.</summary>
    [MaxLength(400)]
    public required string DedupeKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whoever changes a message does so to the one that he read: a sender that lost its lock finds another number here.</summary>
    [ProvedElsewhere(Sending)]
    [ConcurrencyCheck]
    public int Attempts { get; set; }

    [ProvedElsewhere(Sending)]
    public DateTimeOffset? NextAttemptAt { get; set; }

    [ProvedElsewhere(Sending)]
    public required OutboxState State { get; set; }

    [ProvedElsewhere(Sending)]
    public DateTimeOffset? SentAt { get; set; }

    [ProvedElsewhere(Sending)]
    public string? LastError { get; set; }

    /// <summary>The file it was written to, where no mail server is configured.</summary>
    [ProvedElsewhere(Sending)]
    public string? FileName { get; set; }

    public static Expression<Func<OutboxRow, bool>> ReachedBy(AppDb db) =>
        row => db.Reach.AllMail || db.Reach.MailAreas.Contains(row.Unit + "|")
            || (row.Areas.Any() && row.Areas.All(area => db.Reach.MailAreas.Contains("|" + area) || db.Reach.MailAreas.Contains(row.Unit + "|" + area)));
}

internal enum OutboxKind
{
    Digest,
    Reminder,
    Escalation,

    /// <summary>Somebody asks a unit for an explanation.</summary>
    Explanation,

    /// <summary>Somebody urges a unit to carry out an assignment.</summary>
    Urge,

    /// <summary>An issued report goes to its recipients.</summary>
    Report,

    /// <summary>A unit, or a module's units, on one page.</summary>
    Summary,

    /// <summary>A meeting's decision goes to the unit that carries it out.</summary>
    Decision,

    /// <summary>Whoever approves is told what waits.</summary>
    Approval,

    /// <summary>Numbers that a unit handed in have come back to it.</summary>
    CameBack,

    /// <summary>Units are told that their targets are judged otherwise.</summary>
    Rules,

    /// <summary>Whether letters arrive at all.</summary>
    Test,

    /// <summary>The administrators are told that there is no backup.</summary>
    Backup,
}

internal enum OutboxState
{
    Waiting,

    /// <summary>
    /// An attempt is under way since <see cref="OutboxRow.NextAttemptAt"/>, by a process that holds the sending lock; where nobody does, it was interrupted.
    /// </summary>
    Sending,
    Sent,
    Failed,
    NoAddress,
}
