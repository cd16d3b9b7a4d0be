using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Excel;

/// <summary>An upload on its way into the drafts: all of it, or nothing.</summary>
internal static class UploadTaking
{
    public static SaveDrafts Command(UploadPreview preview) => new(preview.Key, Drafts(preview), AllOrNothing: true);

    /// <summary>What the file would type into the sheet.</summary>
    public static IReadOnlyList<DraftCell> Drafts(UploadPreview preview) => [.. preview.Changes.Select(Draft)];

    /// <summary>Says in the preview what the sheet's own rules would refuse when it is taken, and what whoever types the same is told is odd.</summary>
    public static UploadPreview Screened(UploadPreview preview, SheetPreview typed, Plan plan)
    {
        var changed = preview.Changes.DistinctBy(change => change.Cell.Key).ToDictionary(change => change.Cell.Key, change => change.Place);
        var odd =
            from remark in typed.Remarks
            where !remark.IsError
            from at in remark.Cells.Where(changed.ContainsKey).Take(1)
            select new Complaint(changed[at], remark.Key ?? "Odd") { Own = remark.Text };
        return preview with
        {
            Problems = [.. preview.Problems,
                .. preview.Changes.Zip(typed.Outcomes).Where(pair => pair.Second.IsBad).Select(pair => Problem(pair.First, pair.Second, plan))],
            Doubts = [.. preview.Doubts, .. odd],
        };
    }

    private static Complaint Problem(UploadChange change, CellOutcome outcome, Plan plan) => outcome switch
    {
        { Why: { } why } => new Complaint(change.Place, why.ToString())
        {
            Own = new RefusedFigure(new FigureEntry(change.Cell.Figure.Name, change.Cell.Area.Name, change.Cell.Key.Period, change.Value), why).Text,
        },
        { Theirs: { } theirs, TheirName: { } name } =>
            new Complaint(change.Place, "Changed", Show.Number(theirs), name, Show.Moment(outcome.TheirTime, plan.TimeZone)),
        _ => new Complaint(change.Place, "ChangedSomehow"),
    };

    private static DraftCell Draft(UploadChange change) => new(change.Cell.Key, change.Value, change.Source, change.Note, change.Stamp);
}
