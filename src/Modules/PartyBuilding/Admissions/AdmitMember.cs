using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.PartyBuilding.Admissions;

/// <summary>Numbers of decisions begin anew each term, so that the day belongs to what tells one decision from another.</summary>
internal sealed record AdmitMember(string Area, string DecisionNumber, DateOnly DecidedOn, string Name) : IChange
{
    public Task Apply(DbContext db, Entered entered, CancellationToken cancellation) => db.Put(
        new Admission { Area = Area, DecisionNumber = DecisionNumber, DecidedOn = DecidedOn, Name = Name },
        known => known.Area == Area && known.DecisionNumber == DecisionNumber && known.DecidedOn == DecidedOn && known.Name == Name,
        entered,
        cancellation);
}
