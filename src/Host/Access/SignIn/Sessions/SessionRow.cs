using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Access.SignIn.Sessions;

/// <summary>One browser in which somebody is signed in. While the row is there the cookie that names it serves; signing out removes it.</summary>
[Table("Sessions")]
[Index(nameof(UserId))]
[NotAudited("Signing in and out and ending sessions have entries of their own; a row opens nothing without its cookie.")]
internal sealed class SessionRow
{
    /// <summary>What a cookie holds of it.</summary>
    public const string Item = "session";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    /// <summary>How exactly the last use is known: the cookie's own end is exact.</summary>
    public static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(5);

    [Key]
    [MaxLength(Sizes.Sha256)]
    public required string Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string UserId { get; init; }

    /// <summary>When the password was given.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset LastUsedAt { get; set; }

    [MaxLength(Sizes.Id)]
    public required string From { get; init; }

    /// <summary>As the browser calls itself.</summary>
    [MaxLength(LongestBrowser)]
    public required string Browser { get; init; }

    public const int LongestBrowser = 200;

    /// <summary>One that began, or was used, by a clock that was ahead is over too: it would not end for years.</summary>
    public bool IsOver(DateTimeOffset now) =>
        StartedAt + Lifetime <= now || LastUsedAt + Idle + NotedEvery <= now || StartedAt > now + AheadOfClock.Apart || LastUsedAt > now + Idle;
}
