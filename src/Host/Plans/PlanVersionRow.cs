using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Plans;

/// <summary>A plan's files as they were, whole, under their hash.</summary>
[Table("PlanVersions")]
internal sealed class PlanVersionRow : IAppendOnly, IOfPlan
{
    [Key, MaxLength(Sizes.Sha256)]
    public required string Sha256 { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>UTF-8 JSON: names and bytes of the files (see <see cref="StoredPlan"/>).</summary>
    [ProvedElsewhere("Its key is the digest of it, which is computed anew.")]
    public required byte[] Files { get; init; }
}
