using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>What a unit's sheet still lacks before its quarter can be locked.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Missing">Cells with neither an approved value nor a draft.</param>
/// <param name="Drafts">Cells with a draft that is not submitted, or was sent back.</param>
/// <param name="Submitted">Cells that wait for approval.</param>
internal sealed record OpenSheet(string Unit, int Missing, int Drafts, int Submitted)
{
    public static async Task<IReadOnlyList<OpenSheet>> Of(AppDb db, Plan plan, string area, Period quarter, CancellationToken cancellation)
    {
        var open = new List<OpenSheet>();
        foreach (var unit in SheetLayout.Reporting(plan))
        {
            var sheet = await EntrySheet.Load(db, plan, new SheetKey(unit.Id, area, quarter), cancellation);
            var one = new OpenSheet(
                unit.Id,
                sheet.Cells.Count(cell => cell.Approved is null && cell.Draft is null),
                sheet.Cells.Count(cell => cell.Draft is { State: not DraftState.Submitted }),
                sheet.Cells.Count(cell => cell.Draft is { State: DraftState.Submitted }));
            if (one is not { Missing: 0, Drafts: 0, Submitted: 0 })
            {
                open.Add(one);
            }
        }

        return open;
    }
}
