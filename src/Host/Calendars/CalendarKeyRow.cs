using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Calendars;

/// <summary>The secret address of somebody's calendar. A program fetches it without a session; revoked and never deleted.</summary>
[Table("CalendarKeys")]
[Index(nameof(KeyHash), IsUnique = true)]
[Index(nameof(UserId))]
internal sealed class CalendarKeyRow
{
    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string UserId { get; init; }

    /// <summary>The secret itself is nowhere; see <see cref="CalendarSecret"/>.</summary>
    [Secret]
    [MaxLength(Sizes.Sha256)]
    public required string KeyHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>To the hour.</summary>
    [NotAudited("Fetching a calendar is no change.")]
    public DateTimeOffset? LastUsedAt { get; init; }
}

internal static class CalendarTables
{
    extension(AppDb db)
    {
        public DbSet<CalendarKeyRow> CalendarKeys => db.Set<CalendarKeyRow>();

        /// <summary>The address of somebody's calendar that serves.</summary>
        public IQueryable<CalendarKeyRow> CalendarKeysOf(string user) => db.CalendarKeys.Where(key => key.UserId == user && key.RevokedAt == null);
    }
}
