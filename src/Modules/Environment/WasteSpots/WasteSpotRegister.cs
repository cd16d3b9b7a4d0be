using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Environment.WasteSpots;

internal sealed class WasteSpotRegister() : Register("wasteSpots", EnvironmentModule.Texts)
{
    public override Type EntryType => typeof(WasteSpot);

    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("place", CellKind.Text) { IsKey = true },
        new("foundOn", CellKind.Day) { IsKey = true, IsCountedBy = true },
        new("clearedOn", CellKind.Day) { IsOptional = true, NotBefore = "foundOn" },
    ];

    public override IReadOnlyList<CountedFigure> Counted =>
    [
        new("wasteSpotsRemaining", Id, (db, days) => db.Set<WasteSpot>()
            .Where(spot => spot.FoundOn <= days.Last && (spot.ClearedOn == null || spot.ClearedOn > days.Last))
            .CountByArea()),
    ];

    public override IQueryable<RegisterRow> Rows(DbContext db) => db.Set<WasteSpot>().Select(spot => new RegisterRow
    {
        Area = spot.Area,
        Text = spot.Place,
        Day = spot.FoundOn,
        DoneOn = spot.ClearedOn,
        EnteredBy = spot.EnteredBy,
        EnteredAt = spot.EnteredAt,
    });

    public override void Map(ModelBuilder model, string schema)
    {
        var spots = model.MapEntry<WasteSpot>("WasteSpots", schema);
        spots.Property(spot => spot.Place).HasMaxLength(Entry.NameLength);
        spots.HasIndex(spot => new { spot.Area, spot.Place, spot.FoundOn }).IsUnique();
        spots.HasIndex(spot => spot.ClearedOn);
    }

    protected override IChange Enter(RowCells row) => new RecordWasteSpot(row.Area, row.Text("place"), row.Day("foundOn"), row.DayIfAny("clearedOn"));
}
