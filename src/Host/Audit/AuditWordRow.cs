using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;

namespace ActionPlan.Host.Audit;

/// <summary>A word that an entry is found by: an index over <see cref="AuditRow.Subjects"/>, which could be made anew from it.</summary>
[Table("AuditWords")]
[PrimaryKey(nameof(Word), nameof(Seq))]
[Index(nameof(Seq))]
[NotAudited("An index over the trail, compared with its entries' words.")]
internal sealed class AuditWordRow : IReached<AuditWordRow>
{
    [MaxLength(AreaWord.Longest)]
    public required string Word { get; init; }

    public required long Seq { get; init; }

    public static Expression<Func<AuditWordRow, bool>> ReachedBy(AppDb db) => _ => db.Reach.AllAudit || db.Reach.AuditAreas.Length > 0;
}
