using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Works.Alleys;

internal sealed record CompleteAlley(string Area, string Name, DateOnly CompletedOn, bool IsKeyWork) : IChange
{
    public Task Apply(DbContext db, Entered entered, CancellationToken cancellation) => db.Put(
        new Alley { Area = Area, Name = Name, CompletedOn = CompletedOn, IsKeyWork = IsKeyWork },
        alley => alley.Area == Area && alley.Name == Name,
        entered,
        cancellation);
}
