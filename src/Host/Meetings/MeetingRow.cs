using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace ActionPlan.Host.Meetings;

/// <summary>When the meeting on a quarter is held; calendars show it.</summary>
[Table("Meetings")]
[Index(nameof(PlanId), nameof(Quarter), nameof(Area), IsUnique = true)]
internal sealed class MeetingRow : IInArea, IOfPlan
{
    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    public required Period Quarter { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    /// <summary>Null where it was called off.</summary>
    public DateOnly? HeldOn { get; set; }

    /// <summary>In the plan's time zone; null where only the day is known.</summary>
    public TimeOnly? HeldAt { get; set; }

    [MaxLength(Sizes.Person)]
    public string? Place { get; set; }

    public required DateTimeOffset At { get; set; }

    [MaxLength(Sizes.Person)]
    public required string By { get; set; }
}

internal static class MeetingTables
{
    extension(AppDb db)
    {
        public DbSet<MeetingRow> Meetings => db.Set<MeetingRow>();
    }
}
