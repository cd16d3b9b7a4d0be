using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Persistence.Keeping;

/// <summary>
/// What somebody typed and could not be saved, for its author alone and for some hours. In the database, since the next request may reach another host.
/// </summary>
[Table("KeptForms")]
[Index(nameof(UserId), nameof(At))]
[Index(nameof(At))]
[NotAudited("What was typed and not saved: nothing of it counts, and in some hours it is gone.")]
internal sealed class KeptFormRow
{
    [Key]
    [MaxLength(Sizes.Sha256)]
    public required string Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string UserId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The page's address, compressed and encrypted with the form: a form is shown on its own page only.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Of the content, in bytes.</summary>
    public required int Size { get; init; }
}
