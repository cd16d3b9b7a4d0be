using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Access.SignIn.Tries;

/// <summary>
/// Wrong passwords for one account from one place – an address, a browser that its owner has signed in with –, or from all strange places together.
/// </summary>
[Table("SignInTries")]
[PrimaryKey(nameof(UserId), nameof(From))]
[NotAudited("A failed sign-in has an entry of its own.")]
internal sealed class SignInTryRow
{
    /// <summary>All places that the account's owner has not signed in from.</summary>
    public const string Everywhere = "*";

    [MaxLength(Sizes.Id)]
    public required string UserId { get; init; }

    [MaxLength(Sizes.Id)]
    public required string From { get; init; }

    public required int Wrong { get; set; }

    /// <summary>Since when they are counted.</summary>
    public required DateTimeOffset Since { get; set; }

    /// <summary>Until when no password is looked at.</summary>
    public DateTimeOffset? ShutUntil { get; set; }

    /// <summary>A moment beyond every wait was set while the clock was ahead.</summary>
    public bool IsShut(DateTimeOffset now) => ShutUntil > now && ShutUntil <= now + SignInTries.Window + AheadOfClock.Apart;
}
