using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Works.Milestones;

internal sealed class MilestoneRegister() : Register("milestones", WorksModule.Texts)
{
    public override Type EntryType => typeof(Milestone);

    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("work", CellKind.Work) { IsKey = true },
        new("name", CellKind.Text) { IsKey = true },
        new("plannedOn", CellKind.Day),
        new("actualOn", CellKind.Day) { IsOptional = true },
    ];

    public override IQueryable<RegisterRow> Rows(DbContext db) => db.Set<Milestone>().Select(milestone => new RegisterRow
    {
        Area = milestone.Area,
        Text = milestone.Name,
        Day = milestone.PlannedOn,
        DoneOn = milestone.ActualOn,
        Work = milestone.Work,
        EnteredBy = milestone.EnteredBy,
        EnteredAt = milestone.EnteredAt,
    });

    public override void Map(ModelBuilder model, string schema)
    {
        var milestones = model.MapEntry<Milestone>("Milestones", schema);
        milestones.Property(milestone => milestone.Work).HasMaxLength(Entry.IdLength);
        milestones.Property(milestone => milestone.Name).HasMaxLength(Entry.NameLength);
        milestones.HasIndex(milestone => new { milestone.Work, milestone.Area, milestone.Name }).IsUnique();
    }

    protected override IChange Enter(RowCells row) => new SetMilestone(row.Area, row.Text("work"), row.Text("name"), row.Day("plannedOn"), row.DayIfAny("actualOn"));
}
