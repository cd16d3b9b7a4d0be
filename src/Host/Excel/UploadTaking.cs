using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Shell;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Excel;

/// <summary>An upload on its way into the drafts: all of it, or nothing.</summary>
internal static class UploadTaking
{
    public static SaveDrafts Command(UploadPreview preview) => new(preview.Key, [.. preview.Changes.Select(Draft)], AllOrNothing: true);

    /// <summary>Says in the preview what the sheet's own rules would refuse when it is taken.</summary>
    public static UploadPreview Screened(UploadPreview preview, Plan plan, EntrySheet sheet, DateOnly today)
    {
        var rules = new DraftRules(plan, sheet, today);
        return preview with
        {
            Problems = [.. preview.Problems, .. preview.Changes.Select(change => (Change: change, Outcome: rules.Outcome(Draft(change)))).Where(pair => pair.Outcome.IsBad).Select(pair => Problem(pair.Change, pair.Outcome, plan))],
        };
    }

    private static Complaint Problem(UploadChange change, CellOutcome outcome, Plan plan) => outcome switch
    {
        { Why: { } why } => new Complaint(change.Place, why.ToString())
        {
            Rule = new RefusedFigure(new FigureEntry(change.Cell.Figure.Name, change.Cell.Area.Name, change.Cell.Key.Period, change.Value), why),
        },
        { Theirs: { } theirs, TheirName: { } name } => new Complaint(change.Place, "Changed", Show.Number(theirs), name, Show.Moment(outcome.TheirTime, plan.TimeZone)),
        _ => new Complaint(change.Place, "ChangedSomehow"),
    };

    private static DraftCell Draft(UploadChange change) => new(change.Cell.Key, change.Value, change.Source, change.Note, change.Stamp);
}
