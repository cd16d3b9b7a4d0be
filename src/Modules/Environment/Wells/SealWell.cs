using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Environment.Wells;

internal sealed record SealWell(string Area, string Address, string Code, DateOnly SealedOn) : IChange
{
    public Task Apply(DbContext db, Entered entered, CancellationToken cancellation) => db.Put(
        new Well { Area = Area, Address = Address, Code = Code, SealedOn = SealedOn },
        well => well.Area == Area && well.Address == Address && well.Code == Code,
        entered,
        cancellation);
}
