using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Plans;

/// <summary>A publication: from which quarter a plan version judges. Or that one which was still waiting is withdrawn.</summary>
[Table("PlanChanges")]
internal sealed class PlanChangeRow : IAppendOnly, IOfPlan
{
    [Key]
    public long Seq { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    [MaxLength(Sizes.Sha256)]
    public required string Sha256 { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The first quarter that the version judges. Null in a withdrawal.</summary>
    public Period? From { get; init; }

    [MaxLength(Sizes.Person)]
    public string? By { get; init; }

    /// <summary>Why a quarter that was judged already is to be judged by it.</summary>
    public string? Reason { get; init; }

    /// <summary>The publication that is withdrawn; null in a publication.</summary>
    public long? Withdraws { get; init; }
}
