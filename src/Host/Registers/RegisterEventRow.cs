using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Linq.Expressions;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>A register's row as it was after somebody entered, changed or withdrew it.</summary>
[Table("RegisterEvents")]
[Index(nameof(Register), nameof(RowId))]
internal sealed class RegisterEventRow : IAppendOnly, IReached<RegisterEventRow>, IOfPlan
{
    [Key]
    public long Id { get; init; }

    [MaxLength(Sizes.Id)]
    public required string PlanId { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Register { get; init; }

    public required long RowId { get; init; }

    [MaxLength(Sizes.Id)]
    public required string Area { get; init; }

    /// <summary>Entered, changed or withdrawn.</summary>
    public required RowOutcome Outcome { get; init; }

    public required int Version { get; init; }

    [MaxLength(Sizes.Person)]
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }

    /// <summary>The cells by column as JSON, written as in a file.</summary>
    public required string Facts { get; init; }

    public static Expression<Func<RegisterEventRow, bool>> ReachedBy(AppDb db) => row => (db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area))
        && (db.Reach.AllRegisters || db.Reach.RegisterAreas.Contains(row.Register + "|") || db.Reach.RegisterAreas.Contains("|" + row.Area)
            || db.Reach.RegisterAreas.Contains(row.Register + "|" + row.Area));
}
