using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;

namespace ActionPlan.Host.Audit;

/// <summary>
/// An entry of the audit trail: who did what, when, from where and why, with what was before and after. Each holds the hash of the one
/// before it, so that the newest hash stands for all of them.
/// </summary>
[Table("AuditTrail")]
[Index(nameof(At))]
[Index(nameof(Action), nameof(Seq))]
[NotAudited("The trail itself.")]
internal sealed class AuditRow : IAppendOnly, IReached<AuditRow>
{
    /// <summary>How many hexadecimal digits a hash has; before the first entry all of them are 0.</summary>
    public static readonly string NoHash = new('0', Sizes.Sha256);

    /// <summary>1, 2, 3 … without gaps.</summary>
    [Key, DatabaseGenerated(DatabaseGeneratedOption.None)]
    public required long Seq { get; init; }

    /// <summary>Which canonical form the hash is of; see <see cref="EntryHash"/>.</summary>
    public required int Form { get; init; }

    public required DateTimeOffset At { get; init; }

    [MaxLength(Sizes.Person)]
    public required string Actor { get; init; }

    [MaxLength(450)]
    public string? UserId { get; init; }

    [MaxLength(Sizes.Person)]
    public required string From { get; init; }

    /// <summary>The command, or what else happened.</summary>
    [MaxLength(Sizes.Id)]
    public required string Action { get; init; }

    public string? Reason { get; init; }

    /// <summary>The plan at hand when it happened; the trail is one chain for all plans.</summary>
    [MaxLength(Sizes.Id)]
    public string? PlanId { get; init; }

    /// <summary>The words it is found by, folded, with a space between them; see <see cref="SearchWords"/>.</summary>
    public required string Subjects { get; init; }

    /// <summary>JSON; read it with <see cref="EntryChanges.Read"/>.</summary>
    public required string Changes { get; init; }

    [MaxLength(Sizes.Sha256)]
    public required string PreviousHash { get; init; }

    [MaxLength(Sizes.Sha256)]
    public required string Hash { get; init; }

    public static Expression<Func<AuditRow, bool>> ReachedBy(AppDb db) => row => db.Reach.EveryPlansAudit
        || (db.Reach.AllAudit && (row.PlanId == null || row.PlanId == db.PlanId))
        || (db.Reach.AuditAreas.Length > 0 && row.PlanId == db.PlanId
        && db.Set<AuditWordRow>().Any(word => word.Seq == row.Seq && word.Word.StartsWith(AreaWord.Mark))
        && !db.Set<AuditWordRow>().Any(word => word.Seq == row.Seq && word.Word.StartsWith(AreaWord.Mark) && !db.Reach.AuditAreas.Contains(word.Word)));
}
