using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.Host.Access;

/// <summary>A role granted to an account.</summary>
[Table("Grants")]
[Index(nameof(UserId))]
internal sealed class GrantRow : IMapped<GrantRow>
{
    [Key]
    public long Id { get; init; }

    [MaxLength(450)]
    public required string UserId { get; init; }

    public required Role Role { get; init; }

    [MaxLength(Sizes.Id)]
    public string? Unit { get; init; }

    [MaxLength(Sizes.Id)]
    public string? Module { get; init; }

    [MaxLength(Sizes.Id)]
    public string? Area { get; init; }

    /// <summary>The plan it holds for; null for every plan.</summary>
    [MaxLength(Sizes.Id)]
    public string? PlanId { get; init; }

    public Grant ToGrant() => new(Role, Unit, Module, Area, PlanId);

    public static void Map(EntityTypeBuilder<GrantRow> row) =>
        row.HasOne<UserAccount>().WithMany().HasForeignKey(grant => grant.UserId).OnDelete(DeleteBehavior.Restrict);
}
