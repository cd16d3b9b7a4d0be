using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Environment.WasteSpots;

internal sealed class WasteSpotRegister() : Register<WasteSpot>("wasteSpots", "WasteSpots", EnvironmentModule.Texts)
{
    public override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        RegisterColumn.Area,
        new("place", CellKind.Text) { IsKey = true },
        new("foundOn", CellKind.Day) { IsKey = true, IsCountedBy = true },
        new("clearedOn", CellKind.Day) { IsOptional = true, NotBefore = "foundOn" },
    ];

    public override void Map(ModelBuilder model, string schema)
    {
        var spots = model.MapEntry<WasteSpot>(Table, schema);
        spots.Property(spot => spot.Place).HasMaxLength(Entry.NameLength);
        spots.HasIndex(spot => new { spot.PlanId, spot.Area, spot.Place, spot.FoundOn }).IsUniqueWhileStanding();
        spots.HasIndex(spot => spot.ClearedOn);
    }

    protected override IEnumerable<CountedFigure> Count() =>
    [
        Counts("wasteSpotsRemaining", days => spot => spot.FoundOn <= days.Last && (spot.ClearedOn == null || spot.ClearedOn > days.Last)),
    ];

    protected override WasteSpot Facts(RowCells row) =>
        new() { Area = row.Area, Place = row.Text("place"), FoundOn = row.Day("foundOn"), ClearedOn = row.DayIfAny("clearedOn") };

    protected override string Says(WasteSpot entry) => entry.Place;
}
