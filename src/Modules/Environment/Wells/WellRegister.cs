using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Environment.Wells;

internal sealed class WellRegister() : Register<Well>("wells", "Wells", EnvironmentModule.Texts)
{
    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("address", CellKind.Text) { IsKey = true },
        new("code", CellKind.Text) { IsKey = true, IsOptional = true },
        new("sealedOn", CellKind.Day) { IsCountedBy = true },
    ];

    public override void Map(ModelBuilder model, string schema)
    {
        var wells = model.MapEntry<Well>(Table, schema);
        wells.Property(well => well.Address).HasMaxLength(Entry.NameLength);
        wells.Property(well => well.Code).HasMaxLength(Entry.NameLength);
        wells.HasIndex(well => new { well.PlanId, well.Area, well.Address, well.Code }).IsUniqueWhileStanding();
        wells.HasIndex(well => well.SealedOn);
    }

    protected override IEnumerable<CountedFigure> Count() =>
    [
        Counts("wellsSealed", days => well => well.SealedOn >= days.First && well.SealedOn <= days.Last),
    ];

    protected override Well Facts(RowCells row) =>
        new() { Area = row.Area, Address = row.Text("address"), Code = row.Text("code"), SealedOn = row.Day("sealedOn") };

    protected override string Says(Well entry) => entry.Code.Length == 0 ? entry.Address : entry.Address + " – " + entry.Code;
}
