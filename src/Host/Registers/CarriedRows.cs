using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>A row of a plan before that was open when this plan's term began.</summary>
/// <param name="Entry">The row, as it stands there.</param>
/// <param name="Areas">What its area is in this plan, and has become part of.</param>
/// <param name="Work">What its key work is in this plan; null where it names none, or one that does not go on.</param>
internal sealed record CarriedRow(Entry Entry, IReadOnlyList<Area> Areas, string? Work);

/// <summary>
/// Rows of the plans before that were open when this plan's term began: they count on here, and are changed where they were entered. Whoever
/// entered one of them here again would have it counted twice.
/// </summary>
internal static class CarriedRows
{
    /// <summary>Of what this plan goes on with only. Whoever reads a register reads what is carried over into it.</summary>
    public static async Task<IReadOnlyList<CarriedRow>> Of(AppDb db, Plan plan, Register register, CancellationToken cancellation)
    {
        // Of a row that is done from the start nothing goes on.
        if (register.DoneBy is null)
        {
            return [];
        }

        var carried = new List<CarriedRow>();
        var open = new RowFilter { NotDoneBefore = plan.Calendar.FirstDay(plan.From) };
        foreach (var owner in plan.EarlierOnes.Select(earlier => earlier.Id))
        {
            var rows = await register.Entries(db, open).IgnoreQueryFilters().Where(row => row.PlanId == owner).ToListAsync(cancellation);
            carried.AddRange(
                rows.Select(
                    row => new CarriedRow(row, PlacesNow.Of(plan, owner, row.Area),
                        register.Row(row).Work is { } work ? PlacesNow.Work(plan, owner, work) : null)));
        }

        return carried;
    }

    public static async Task HoldAgainst(AppDb db, Plan plan, Register register, CancellationToken cancellation)
    {
        foreach (var (row, areas, work) in await Of(db, plan, register, cancellation))
        {
            foreach (var area in areas)
            {
                register.StandsFor(db, row, area.Id, work);
            }
        }
    }
}
