using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.PartyBuilding.Ratings;

internal sealed record Rate(int Year, string Area, RatedSubject Subject, string Cell, int Rated, int Completed) : IChange
{
    public Task Apply(DbContext db, Entered entered, CancellationToken cancellation) => db.Put(
        new Rating { Area = Area, Year = Year, Subject = Subject, Cell = Cell, Rated = Rated, Completed = Completed },
        known => known.Area == Area && known.Year == Year && known.Subject == Subject && known.Cell == Cell,
        entered,
        cancellation);
}
