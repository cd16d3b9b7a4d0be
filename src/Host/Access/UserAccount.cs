using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access;

/// <summary>A person's account. Never deleted: what they did stays theirs.</summary>
internal sealed class UserAccount : IdentityUser
{
    [MaxLength(Sizes.Person)]
    public required string DisplayName { get; set; }

    /// <summary>The name without case and diacritics, for search: databases fold only ASCII.</summary>
    [MaxLength(Sizes.Person)]
    public required string FoldedName { get; set; }

    /// <summary>The unit they work in, where it is one of the plan's.</summary>
    [MaxLength(Sizes.Id)]
    public string? Unit { get; set; }

    /// <summary>Set while the password is one that somebody else has seen.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Until when such a password serves; null for one of their own.</summary>
    public DateTimeOffset? OneTimeUntil { get; set; }

    public DateTimeOffset? DeactivatedAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    [NotAudited("Signing in has an entry of its own.")]
    public DateTimeOffset? LastSignInAt { get; set; }

    [NotAudited("A failed sign-in has an entry of its own.")]
    public override int AccessFailedCount { get; set; }

    [NotAudited("Changes with each sign-in and each failed one, and says nothing.")]
    public override string? ConcurrencyStamp { get; set; } = Guid.NewGuid().ToString();

    [Secret]
    public override string? PasswordHash { get; set; }

    [Secret]
    public override string? SecurityStamp { get; set; }

    public static readonly TimeSpan OneTimeServes = TimeSpan.FromDays(7);

    /// <summary>They have a password that somebody else has seen.</summary>
    public void HasOneTimePassword(DateTimeOffset now) => (MustChangePassword, OneTimeUntil) = (true, now + OneTimeServes);

    /// <summary>True of a password of their own. One that was given while the clock was ahead would serve for years.</summary>
    public bool OneTimeServesAt(DateTimeOffset now) => OneTimeUntil is not { } until || (until >= now && until <= now + OneTimeServes);

    public void HasOwnPassword() => (MustChangePassword, OneTimeUntil) = (false, null);
}
