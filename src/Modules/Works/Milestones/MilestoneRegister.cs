using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Works.Milestones;

internal sealed class MilestoneRegister() : Register<Milestone>("milestones", "Milestones", WorksModule.Texts)
{
    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("work", CellKind.Work) { IsKey = true },
        new("name", CellKind.Text) { IsKey = true },
        new("plannedOn", CellKind.Day) { MayLieAhead = true },
        new("actualOn", CellKind.Day) { IsOptional = true },
    ];

    public override void Map(ModelBuilder model, string schema)
    {
        var milestones = model.MapEntry<Milestone>(Table, schema);
        milestones.Property(milestone => milestone.Work).HasMaxLength(Entry.IdLength);
        milestones.Property(milestone => milestone.Name).HasMaxLength(Entry.NameLength);
        milestones.HasIndex(milestone => new { milestone.PlanId, milestone.Work, milestone.Area, milestone.Name }).IsUniqueWhileStanding();
    }

    protected override Milestone Facts(RowCells row) => new()
    {
        Area = row.Area,
        Work = row.Text("work"),
        Name = row.Text("name"),
        PlannedOn = row.Day("plannedOn"),
        ActualOn = row.DayIfAny("actualOn"),
    };

    protected override string Says(Milestone entry) => entry.Name;
}
