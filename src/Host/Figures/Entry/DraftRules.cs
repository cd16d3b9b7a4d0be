namespace ActionPlan.Host.Figures.Entry;

/// <summary>What may be typed into a sheet as it stands. Pure.</summary>
internal sealed class DraftRules(Plan plan, EntrySheet sheet, DateOnly today)
{
    private readonly Dictionary<CellKey, EntryCell> cells = sheet.Cells.ToDictionary(cell => cell.Key);
    private readonly HashSet<CellKey> seen = [];

    public EntryCell? Cell(CellKey key) => cells.GetValueOrDefault(key);

    /// <summary>Texts without blanks around them; a reason for a correction only where one is needed.</summary>
    public DraftCell Cleaned(DraftCell typed) => typed with
    {
        Source = Text(typed.Source),
        Note = Text(typed.Note),
        CorrectionReason = Cell(typed.Key)?.Hold == CellHold.Locked ? Text(typed.CorrectionReason) : null,
    };

    /// <summary>What would become of a cell; <see cref="CellResult.Saved"/> where it is to be written.</summary>
    public CellOutcome Outcome(DraftCell typed)
    {
        if (Cell(typed.Key) is not { } cell || !seen.Add(typed.Key))
        {
            return CellOutcome.Refused(typed.Key, Refusal.NotInSheet);
        }

        var clean = Cleaned(typed);
        return Says(cell, clean) ? new CellOutcome(cell.Key, CellResult.Unchanged) { Stamp = cell.Stamp }
            : Refuse(cell, clean) is { } why ? CellOutcome.Refused(cell.Key, why) with { Stamp = cell.Stamp }
            : cell.Stamp != typed.KnownStamp ? CellOutcome.Conflict(cell)
            : new CellOutcome(cell.Key, CellResult.Saved);
    }

    // What already stands there adds nothing, whoever wrote it; sending a form twice is no conflict.
    private static bool Says(EntryCell cell, DraftCell typed) => cell.Draft is { } draft
        ? draft.State != DraftState.SentBack && typed.Value == draft.Value
            && (draft.Source, draft.Note, draft.CorrectionReason) == (typed.Source, typed.Note, typed.CorrectionReason)
        : typed.Value is null || (cell.Approved is { } approved && approved.Value == typed.Value && approved.Source == typed.Source && typed.Note is null);

    private Refusal? Refuse(EntryCell cell, DraftCell typed) => typed switch
    {
        _ when cell.Hold == CellHold.Counted => Refusal.CountedFromRegister,
        _ when PeriodRefusals.Of(plan, cell.Figure, cell.Key.Period, today) is { } untimely => untimely,
        _ when cell.Draft?.State == DraftState.Submitted => Refusal.AlreadySubmitted,
        { Value: null } => null,
        { CorrectionReason: null } when cell.Hold == CellHold.Locked => Refusal.PeriodLocked,
        { Value: { } value } when NumberRefusals.Of(cell.Figure, value) is { } wrong => wrong,
        _ when new[] { typed.Source, typed.Note, typed.CorrectionReason }.Any(text => text?.Length > TypedText.Longest) => Refusal.TextTooLong,
        _ => null,
    };

    private static string? Text(string? text) => TypedText.Line(text) is { Length: > 0 } said ? said : null;
}
