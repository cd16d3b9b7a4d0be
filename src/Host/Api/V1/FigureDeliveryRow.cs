using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using ActionPlan.Host.Api.Keys;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.Host.Api.V1;

/// <summary>
/// A batch of figures that was taken, and the answer it got: whoever sends the same again, because the first answer was lost on its way, gets
/// it again. Kept for ever, as figures are.
/// </summary>
[Table("FigureDeliveries")]
[Index(nameof(KeyId), nameof(DeliveryId), IsUnique = true)]
[AreasElsewhere]
internal sealed class FigureDeliveryRow : IAppendOnly, IMapped<FigureDeliveryRow>
{
    [Key]
    public long Id { get; init; }

    /// <summary>The key that it came in with.</summary>
    public required long KeyId { get; init; }

    /// <summary>The sender's own name for it: the header <c>Idempotency-Key</c>.</summary>
    [MaxLength(LongestId)]
    public required string DeliveryId { get; init; }

    [MaxLength(Sizes.Sha256)]
    public required string BodySha256 { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>JSON, as it was sent.</summary>
    [Repetition]
    public required string Answer { get; init; }

    public const int LongestId = 100;

    public static void Map(EntityTypeBuilder<FigureDeliveryRow> row) =>
        row.HasOne<ApiKeyRow>().WithMany().HasForeignKey(delivery => delivery.KeyId).OnDelete(DeleteBehavior.Restrict);
}
