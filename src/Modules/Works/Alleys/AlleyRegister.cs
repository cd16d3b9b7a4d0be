using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Works.Alleys;

internal sealed class AlleyRegister() : Register<Alley>("alleys", "Alleys", WorksModule.Texts)
{
    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("name", CellKind.Text) { IsKey = true },
        new("completedOn", CellKind.Day) { IsCountedBy = true },
        new("isKeyWork", CellKind.YesNo) { IsOptional = true },
    ];

    public override void Map(ModelBuilder model, string schema)
    {
        var alleys = model.MapEntry<Alley>(Table, schema);
        alleys.Property(alley => alley.Name).HasMaxLength(Entry.NameLength);
        alleys.HasIndex(alley => new { alley.PlanId, alley.Area, alley.Name }).IsUniqueWhileStanding();
        alleys.HasIndex(alley => alley.CompletedOn);
    }

    protected override IEnumerable<CountedFigure> Count() =>
    [
        Counts("alleysCompleted", days => alley => alley.CompletedOn >= days.First && alley.CompletedOn <= days.Last),
    ];

    protected override Alley Facts(RowCells row) =>
        new() { Area = row.Area, Name = row.Text("name"), CompletedOn = row.Day("completedOn"), IsKeyWork = row.IsYes("isKeyWork") };

    protected override string Says(Alley entry) => entry.IsKeyWork ? $"{entry.Name} ({Word("alleys.keyWork")})" : entry.Name;
}
