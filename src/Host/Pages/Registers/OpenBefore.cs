using ActionPlan.Host.Access;
using ActionPlan.Host.Registers;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Pages.Registers;

/// <summary>A row that stands open in the register of a plan that this one continues.</summary>
/// <param name="Plan">That plan.</param>
/// <param name="Work">What its key work is in this plan; null where it names none, or one that does not go on.</param>
internal sealed record OpenRow(Plan Plan, RegisterRow Row, string? Work)
{
    /// <summary>Where it stands, seen from this plan's first page.</summary>
    public string Page(string register) => FormattableString.Invariant($"../{Plan.Id}/registers/{register}/{Row.Id}");
}

/// <summary>What still stands open in the registers of the plans that this one continues, as far as whoever looks may see it there.</summary>
internal static class OpenBefore
{
    /// <summary>Newest plan and row first; none where nothing can be open, or nothing is shown.</summary>
    public static async Task<IReadOnlyList<OpenRow>> Rows(OtherPlans others, Plan plan, Register register, CancellationToken cancellation = default)
    {
        var open = new List<OpenRow>();
        foreach (var earlier in register.DoneBy is null ? [] : plan.EarlierOnes)
        {
            if (others.All.FirstOrDefault(one => one.Id == earlier.Id) is { } there)
            {
                var rows = await others.In(there, async db => await register.Rows(db, new RowFilter { Done = false }).ToListAsync(cancellation), cancellation)
                    ?? [];
                open.AddRange(rows.Select(row => new OpenRow(earlier, row, row.Work is { } work ? PlacesNow.Work(plan, earlier.Id, work) : null)));
            }
        }

        return open;
    }
}
