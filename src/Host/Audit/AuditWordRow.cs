using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ActionPlan.Host.Words;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Audit;

/// <summary>A word that an entry is found by: an index over <see cref="AuditRow.Subjects"/>, which could be made anew from it.</summary>
[Table("AuditWords")]
[PrimaryKey(nameof(Word), nameof(Seq))]
[Index(nameof(Seq))]
internal sealed class AuditWordRow
{
    [MaxLength(AreaWord.Longest)]
    public required string Word { get; init; }

    public required long Seq { get; init; }
}
