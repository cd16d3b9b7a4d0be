using ActionPlan.Host.Due;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Registers;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Due;

/// <summary>How a register stands, as far as its reader sees it.</summary>
/// <param name="Rows">How many rows stand.</param>
/// <param name="LastChange">What was last done to one of them; null where no history was kept yet.</param>
/// <param name="Confirmed">Who said last, and for which period, that it is complete.</param>
/// <param name="IsInDoubt">Whether what it counts is missing all the same (<see cref="CountsInDoubt"/>).</param>
/// <param name="Due">What has to be confirmed, the oldest first.</param>
internal sealed record RegisterStanding(
    KnownRegister Known, int Rows, RegisterEventRow? LastChange, RegisterConfirmationRow? Confirmed, bool IsInDoubt, IReadOnlyList<DueConfirmation> Due);

internal sealed class RegisterStandings(AppDb db, PlanInForce plans)
{
    /// <param name="within">The areas that are looked at; null for all that are seen.</param>
    public async Task<IReadOnlyList<RegisterStanding>> Load(
        Reach reach, IReadOnlyList<KnownRegister> registers, Period installedIn, DateOnly today, CancellationToken cancellation,
        IReadOnlyList<string>? within = null)
    {
        var (plan, places) = (plans.Current, within?.ToArray());
        var confirmed = await db.RegisterConfirmations.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellation);
        var doubts = await new CountsInDoubt(db, plans).Why(plan, plan.To, cancellation);
        var due = DueConfirmation.Of(plan, installedIn, confirmed, doubts, today)
            .Where(one => reach.Sees(one.Area) && (places is null || places.Contains(one.Area.Id, StringComparer.Ordinal)))
            .ToLookup(one => one.Register.Register.Id, StringComparer.Ordinal);
        var standings = new List<RegisterStanding>();
        foreach (var known in registers)
        {
            var (module, id) = (known.Module.Name, known.Register.Id);
            var newest =
                confirmed.Where(row => row.Module == module && row.Register == id && (places is null || places.Contains(row.Area, StringComparer.Ordinal)))
                .OrderByDescending(row => row.Period).ThenByDescending(row => row.At).FirstOrDefault();
            standings.Add(new RegisterStanding(
                known,
                await known.Register.Entries(db, new RowFilter { Areas = places }).CountAsync(cancellation),
                await db.RegisterEvents.AsNoTracking().Where(row => row.Register == id && (places == null || places.Contains(row.Area)))
                    .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellation),
                newest,
                newest is not null && doubts.Behind(plan, newest) is not null,
                [.. due[id]]));
        }

        return standings;
    }
}
