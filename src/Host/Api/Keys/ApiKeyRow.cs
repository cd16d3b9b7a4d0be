using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Api.Keys;

/// <summary>A key with which another system comes in, for one unit. Revoked and never deleted: what it sent stays known by it.</summary>
[Table("ApiKeys")]
[Index(nameof(Prefix), IsUnique = true)]
internal sealed class ApiKeyRow : IOfPlan
{
    [Key]
    public long Id { get; init; }

    /// <summary>The key's beginning, by which people and the program recognise it.</summary>
    [MaxLength(Sizes.Word)]
    public required string Prefix { get; init; }

    /// <summary>See <see cref="ApiKey.HashOf"/>; the key itself is nowhere.</summary>
    [Secret]
    [MaxLength(Sizes.Sha256)]
    public required string KeyHash { get; init; }

    /// <summary>Which system it is for, and who answers for it there.</summary>
    [MaxLength(LongestHolder)]
    public required string Holder { get; init; }

    /// <summary>The plan that it sends and reads.</summary>
    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Unit { get; init; }

    /// <summary>Where set, the only module whose figures it sends.</summary>
    [MaxLength(Sizes.Id)]
    public string? Module { get; init; }

    /// <summary>Where set, the only area, with those below it, that it sends and reads.</summary>
    [MaxLength(Sizes.Id)]
    public string? Area { get; init; }

    /// <summary>Codes with spaces between them: <c>figures:read figures:write</c>.</summary>
    [MaxLength(Sizes.Id)]
    public required string Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    [MaxLength(Sizes.Person)]
    public required string CreatedBy { get; init; }

    /// <summary>The last day on which it opens anything, in the plan's time zone.</summary>
    public required DateOnly ExpiresOn { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    [MaxLength(Sizes.Person)]
    public string? RevokedBy { get; set; }

    /// <summary>To the minute.</summary>
    [NotAudited("Using a key is no change; what is sent with it has entries of its own.")]
    public DateTimeOffset? LastUsedAt { get; init; }

    public const int LongestHolder = 120;

    public IEnumerable<Scope> ReadScopes() => Scopes.Split(' ').Select(Rights.Scopes.Of).OfType<Scope>();

    public Grant ToGrant() => Grant.OfKey(ReadScopes(), PlanId, Unit, Module, Area);
}
