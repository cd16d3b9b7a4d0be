using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Environment.Wells;

internal sealed class WellRegister() : Register("wells", EnvironmentModule.Texts)
{
    public override Type EntryType => typeof(Well);

    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("address", CellKind.Text) { IsKey = true },
        new("code", CellKind.Text) { IsKey = true, IsOptional = true },
        new("sealedOn", CellKind.Day) { IsCountedBy = true },
    ];

    public override IReadOnlyList<CountedFigure> Counted =>
    [
        new("wellsSealed", Id, (db, days) => db.Set<Well>()
            .Where(well => well.SealedOn >= days.First && well.SealedOn <= days.Last)
            .CountByArea()),
    ];

    public override IQueryable<RegisterRow> Rows(DbContext db) => db.Set<Well>().Select(well => new RegisterRow
    {
        Area = well.Area,
        Text = well.Code == "" ? well.Address : well.Address + " – " + well.Code,
        Day = well.SealedOn,
        EnteredBy = well.EnteredBy,
        EnteredAt = well.EnteredAt,
    });

    public override void Map(ModelBuilder model, string schema)
    {
        var wells = model.MapEntry<Well>("Wells", schema);
        wells.Property(well => well.Address).HasMaxLength(Entry.NameLength);
        wells.Property(well => well.Code).HasMaxLength(Entry.NameLength);
        wells.HasIndex(well => new { well.Area, well.Address, well.Code }).IsUnique();
        wells.HasIndex(well => well.SealedOn);
    }

    protected override IChange Enter(RowCells row) => new SealWell(row.Area, row.Text("address"), row.Text("code"), row.Day("sealedOn"));
}
