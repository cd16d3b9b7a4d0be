using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Security.Classifications;

internal sealed record Classify(int Year, string Area, ClassifiedKind Kind, string Name, bool? Safe, bool? NoHiding, bool? QuickDetection) : IChange
{
    public Task Apply(DbContext db, Entered entered, CancellationToken cancellation) => db.Put(
        new Classification { Area = Area, Year = Year, Kind = Kind, Name = Name, Safe = Safe, NoHiding = NoHiding, QuickDetection = QuickDetection },
        known => known.Area == Area && known.Year == Year && known.Kind == Kind && known.Name == Name,
        entered,
        cancellation);
}
