using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Environment.WasteSpots;

/// <summary>Records that a spot was found and, once it is known, that it was cleared. A place found again later is a spot of its own.</summary>
internal sealed record RecordWasteSpot(string Area, string Place, DateOnly FoundOn, DateOnly? ClearedOn) : IChange
{
    public Task Apply(DbContext db, Entered entered, CancellationToken cancellation) => db.Put(
        new WasteSpot { Area = Area, Place = Place, FoundOn = FoundOn, ClearedOn = ClearedOn },
        spot => spot.Area == Area && spot.Place == Place && spot.FoundOn == FoundOn,
        entered,
        cancellation);
}
