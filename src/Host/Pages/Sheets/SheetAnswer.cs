using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>What the page is told while somebody types.</summary>
/// <param name="Saved">That drafts were saved, and when; null where nothing was.</param>
/// <param name="Cells">Each cell that was sent.</param>
/// <param name="Remarks">Errors and warnings of the whole sheet.</param>
/// <param name="Summary">How many there are of each.</param>
/// <param name="Sums">The sum lines.</param>
/// <param name="Others">What others have on its way: where nothing was typed, the page goes along.</param>
internal sealed record SheetAnswer(
    string? Saved, IReadOnlyList<CellAnswer> Cells, IReadOnlyList<RemarkAnswer> Remarks, string Summary, IReadOnlyList<SumAnswer> Sums,
    IReadOnlyList<OtherAnswer> Others)
{
    public static SheetAnswer Of(
        TypedSheet typed, IReadOnlyDictionary<CellKey, string> unread, SheetPreview preview, CellWords words, string reader, string? saved)
    {
        var cells = preview.Stands.Cells.ToDictionary(cell => cell.Key);
        var outcomes = preview.Outcomes.DistinctBy(outcome => outcome.Key).ToDictionary(outcome => outcome.Key);
        return new SheetAnswer(
            saved,
            [.. typed.Cells.DistinctBy(cell => cell.Key)
                .Select(
                    cell => CellAnswer.Of(cell, outcomes.GetValueOrDefault(cell.Key), unread.GetValueOrDefault(cell.Key),
                        cells.GetValueOrDefault(cell.Key), words))],
            [.. preview.Remarks.Select(
                remark => new RemarkAnswer(remark.IsError, remark.Text(CultureInfo.CurrentUICulture), [.. remark.Cells.Select(RemarkAnswer.Place)]))],
            words.Summary(preview.Remarks),
            [.. SheetBlock.Of(preview.Would).SelectMany(block => block.Sums).Select(sum => new SumAnswer(sum.Id, words.Sum(sum)))],
            [.. preview.Stands.Cells.Where(cell => cell.Draft is { } draft && (draft.EnteredBy != reader || draft.State == DraftState.Submitted))
                .Select(
                    cell => new OtherAnswer(RemarkAnswer.Place(cell.Key), cell.Stamp, StandingText.Of(cell), words.State(cell), words.Short(cell),
                        cell.Draft!.State != DraftState.Submitted))]);
    }
}

/// <summary>A cell that was sent.</summary>
/// <param name="Cell">Figure, area and period.</param>
/// <param name="Stands">Whether what was sent is what stands in the cell.</param>
/// <param name="Stamp">What stands there now.</param>
/// <param name="State">Where it stands on its way.</param>
/// <param name="Short">The same in a word or two.</param>
/// <param name="Problem">Why it cannot be saved as it is.</param>
/// <param name="Understood">How it was understood, where that may be in doubt.</param>
/// <param name="Conflict">What somebody else has written there meanwhile.</param>
/// <param name="Keep">The words for keeping theirs.</param>
/// <param name="Theirs">What is kept then.</param>
internal sealed record CellAnswer(string Cell, bool Stands, string? Stamp, string? State, string? Short, string? Problem, string? Understood, string? Conflict,
    string? Keep, StandingText? Theirs)
{
    public static CellAnswer Of(TypedCell typed, CellOutcome? outcome, string? unread, EntryCell? stands, CellWords words)
    {
        var number = typed.Value.Length == 0 || unread is not null ? null : TypedNumber.Read(typed.Value);
        var isConflict = outcome?.Result == CellResult.Conflict && stands is not null;
        return new CellAnswer(
            RemarkAnswer.Place(typed.Key), outcome?.Result == CellResult.Unchanged, stands?.Stamp, stands is null ? null : words.State(stands),
            stands is null ? null : words.Short(stands),
            unread ?? (outcome?.Why is { } why ? words.Refused(typed.Key, why) : null),
            number is { Ambiguous: true } ? number.Message(CultureInfo.CurrentUICulture) : typed.Value.Length == 0 && stands?.Approved is { } approved
                ? words.BlankKeeps(approved) : null,
            isConflict ? words.Conflict(stands!) : null, isConflict ? words.Keep(stands!) : null,
            isConflict ? StandingText.Of(stands!) : null);
    }
}

/// <summary>What stands in a cell, as it would be typed.</summary>
internal sealed record StandingText(string Value, string Source, string Note, string Reason)
{
    public static StandingText Of(EntryCell cell) =>
        new(SheetView.Text(cell.Shown), SheetView.SourceOf(cell), cell.Draft?.Note ?? "", cell.Draft?.CorrectionReason ?? "");
}

/// <param name="Cell">Figure, area and period.</param>
/// <param name="Stamp">What stands there now.</param>
/// <param name="Texts">As it would be typed.</param>
/// <param name="State">Where it stands on its way.</param>
/// <param name="Short">The same in a word or two.</param>
/// <param name="IsOpen">Whether it may still be typed into.</param>
internal sealed record OtherAnswer(string Cell, string Stamp, StandingText Texts, string State, string Short, bool IsOpen);

/// <param name="IsError">Whether it keeps the sheet from being submitted.</param>
/// <param name="Text">What is said.</param>
/// <param name="Cells">Of which cells.</param>
internal sealed record RemarkAnswer(bool IsError, string Text, IReadOnlyList<string> Cells)
{
    public static string Place(CellKey key) => $"{key.Figure}/{key.Area}/{key.Period}";
}

/// <param name="Id">The element.</param>
/// <param name="Text">What it shows.</param>
internal sealed record SumAnswer(string Id, string Text);
