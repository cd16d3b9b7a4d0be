using ActionPlan.Host.Sheets;
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

        return changes.Zip(saved).Where(pair => !pair.Second.IsDone).Select(pair => Of(pair.First.Place, pair.Second, changes));
    }

    /// <summary>That the row differs in spelling only from another of the file, or from one that stands.</summary>
    public static Complaint Alike(string place, RowSaved saved, IReadOnlyList<RegisterChange> changes) =>
        saved.AlikeTo is { } other and >= 0 && other < changes.Count
        ? new Complaint(place, "AlikeInFile", changes[other].Place, saved.AlikeText ?? "")
        : saved.InPlan is { } plan
        ? new Complaint(place, "AlikeThereBefore", saved.RowId?.ToString(CultureInfo.InvariantCulture) ?? "", saved.AlikeText ?? "", plan)
        : new Complaint(place, "AlikeThere", saved.RowId?.ToString(CultureInfo.InvariantCulture) ?? "", saved.AlikeText ?? "");

    private static Complaint Of(string place, RowSaved saved, IReadOnlyList<RegisterChange> changes) => saved switch
    {
        { Outcome: RowOutcome.AlikeThere } => Alike(place, saved, changes),
        { Locked: { } quarter } => new Complaint(place, "RowLocked", Show.Period(quarter)),
        { Outcome: RowOutcome.AlreadyThere, RowId: { } carried, InPlan: { } plan } =>
            new Complaint(place, "RowThereBefore", carried.ToString(CultureInfo.InvariantCulture), plan),
        { Outcome: RowOutcome.AlreadyThere, RowId: { } other } => new Complaint(place, "RowThere", other.ToString(CultureInfo.InvariantCulture)),
        _ => new Complaint(place, "RowChangedMeanwhile"),
    };
}
