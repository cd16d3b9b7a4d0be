using System.Globalization;
using ActionPlan.Host.Excel;
using ActionPlan.Host.Shell;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers.Uploads;

/// <summary>What the register's own rules say against rows of an upload, at their places in the file.</summary>
internal static class RowRefusals
{
    /// <param name="saved">What became, or would become, of each.</param>
    public static IEnumerable<Complaint> Of(IReadOnlyList<RegisterChange> changes, IReadOnlyList<RowSaved> saved)
    {
        if (saved.Count != changes.Count || (saved.Count > 1 && saved.All(one => one.Outcome == RowOutcome.ChangedMeanwhile)))
        {
            return [Complaint.OfFile("RegisterChanged")];
        }

        return changes.Zip(saved).Where(pair => !pair.Second.IsDone).Select(pair => Of(pair.First.Place, pair.Second));
    }

    private static Complaint Of(string place, RowSaved saved) => saved switch
    {
        { Locked: { } quarter } => new Complaint(place, "RowLocked", Show.Period(quarter)),
        { Outcome: RowOutcome.AlreadyThere, RowId: { } other } => new Complaint(place, "RowThere", other.ToString(CultureInfo.InvariantCulture)),
        _ => new Complaint(place, "RowChangedMeanwhile"),
    };
}
