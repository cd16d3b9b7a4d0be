using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Administration.Satisfaction;

internal sealed record TallyResponses(string Area, DateOnly RespondedOn, ServiceField Field, int Valid, int Satisfied) : IChange
{
    public Task Apply(DbContext db, Entered entered, CancellationToken cancellation) => db.Put(
        new SatisfactionTally { Area = Area, RespondedOn = RespondedOn, Field = Field, Valid = Valid, Satisfied = Satisfied },
        known => known.Area == Area && known.RespondedOn == RespondedOn && known.Field == Field,
        entered,
        cancellation);
}
