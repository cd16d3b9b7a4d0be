using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Works.Milestones;

/// <summary>Plans a step, moves it, or records that it was reached.</summary>
internal sealed record SetMilestone(string Area, string Work, string Name, DateOnly PlannedOn, DateOnly? ActualOn) : IChange
{
    public Task Apply(DbContext db, Entered entered, CancellationToken cancellation) => db.Put(
        new Milestone { Area = Area, Work = Work, Name = Name, PlannedOn = PlannedOn, ActualOn = ActualOn },
        known => known.Area == Area && known.Work == Work && known.Name == Name,
        entered,
        cancellation);
}
