using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>What is said of a cell.</summary>
internal sealed class CellWords(IStringLocalizer<SheetTexts> words, PlanInForce plans, TimeProvider clock)
{
    private Plan Plan => plans.Current;

    /// <summary>Where it stands on its way, and whose doing that is.</summary>
    public string State(EntryCell cell) => cell switch
    {
        { Draft: { State: DraftState.SentBack } draft } => words["State.SentBack", draft.ReturnedBy ?? Show.Nothing, draft.ReturnedReason ?? ""] + Stands(cell),
        { Draft: { State: DraftState.Submitted } draft } =>
            words["State.Submitted", draft.SubmittedBy ?? Show.Nothing, Moment(draft.SubmittedAt)] + Overtaken(cell) + Stands(cell),
        { Draft: { } draft } => words["State.Draft", draft.EnteredBy, Moment(draft.EnteredAt)] + Stands(cell),
        { Hold: CellHold.Counted } => words["State.Counted"],
        { Approved: { ApprovedBy: { } by } approved } => words["State.Approved", approved.EnteredBy, by],
        { Approved: { Origin: FigureOrigin.Imported } approved } => words["State.Imported", approved.EnteredBy, Moment(approved.EnteredAt)],
        { Approved: { } approved } => words["State.Entered", approved.EnteredBy, Moment(approved.EnteredAt)],
        _ => words["State.Missing"],
    };

    /// <summary>The same in a word or two.</summary>
    public string Short(EntryCell cell) => words["Short." + cell switch
    {
        { Draft: { } draft } => draft.State.ToString(),
        { Hold: CellHold.Counted } => "Counted",
        { Approved.ApprovedBy: not null } => "Approved",
        { Approved.Origin: FigureOrigin.Imported } => "Imported",
        { Approved: not null } => "Entered",
        _ => "Missing",
    }];

    /// <summary>What leads to the cell's own page.</summary>
    public string More(SheetView view, EntryCell cell) => view.Files.TryGetValue(cell.Key, out var files) ? words["MoreFiles", files] : words["MoreOf"];

    /// <summary>A sum, and how much of what belongs to it is there.</summary>
    public string Sum(BlockSum sum) =>
        sum.Known == sum.Of || sum.Known == 0 ? Show.Number(sum.Value) : words["SumOfSome", Show.Number(sum.Value), sum.Known, sum.Of];

    public string Summary(IReadOnlyList<SheetRemark> remarks)
    {
        var errors = remarks.Count(remark => remark.IsError);
        return remarks.Count == 0 ? words["NoRemarks"] : words["Remarks", errors, remarks.Count - errors];
    }

    public string Kept(SheetSaving taken)
    {
        var at = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Plan.TimeZone).ToString("HH:mm", CultureInfo.InvariantCulture);
        return taken.Untaken.Count == 0 ? words["Kept", at]
            : taken.Saved == 0 ? words["KeptNone", taken.Untaken.Count]
            : words["KeptSome", at, taken.Untaken.Count];
    }

    /// <summary>An approved value is replaced by another, and never by nothing.</summary>
    public string BlankKeeps(FigureRow approved) => words["BlankKeeps", Show.Number(approved.Value)];

    public string Keep(EntryCell cell) => words["KeepTheirs", Show.Number(cell.Shown)];

    /// <summary>What stands in a cell instead of what was typed.</summary>
    public string Conflict(EntryCell cell) => Conflict(CellOutcome.Conflict(cell));

    public string Conflict(CellOutcome theirs) => theirs.TheirName is { } name
        ? words["Conflict", name, Show.Number(theirs.Theirs), Moment(theirs.TheirTime)]
        : words["ConflictGone"];

    /// <summary>Why it was refused, in the names that people know.</summary>
    public string Refused(CellKey key, Refusal why) => RefusedFigure.Text(
        why, Plan.FigureById.GetValueOrDefault(key.Figure)?.Name ?? key.Figure, Plan.AreaName(key.Area), key.Period, CultureInfo.CurrentUICulture);

    // What was submitted before its quarter was locked waits for nobody any more: neither head nor office may decide it.
    private string Overtaken(EntryCell cell) => cell is { Hold: CellHold.Locked, Draft.CorrectionReason: null } ? " · " + words["State.Overtaken"] : "";

    private string Stands(EntryCell cell) => cell.Approved is { } approved ? " · " + words["State.WasApproved", Show.Number(approved.Value)] : "";

    private string Moment(DateTimeOffset? moment) => Show.Moment(moment, Plan.TimeZone);
}
