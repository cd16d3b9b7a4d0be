using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Files;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>A sheet as one person has it: what is open to be typed into, and what waits for this person's decision.</summary>
internal sealed class SheetView
{
    /// <summary>A remark about more cells than this is not repeated beside each; the script knows the same number.</summary>
    public const int MostBeside = 4;

    private readonly Dictionary<CellKey, int> numbers;
    private readonly IReadOnlyDictionary<CellKey, KeptCell> kept;

    public SheetView(Plan plan, Actor actor, EntrySheet sheet, bool isLocked, IReadOnlyDictionary<CellKey, KeptCell>? kept)
    {
        Blocks = SheetBlock.Of(sheet);
        (Plan, Sheet, IsLocked, this.kept) = (plan, sheet, isLocked, kept ?? new Dictionary<CellKey, KeptCell>());
        bool May(Right right, EntryCell cell) => actor.May(new Demand(right, sheet.Key.Unit, cell.Figure.Module, cell.Area.Id), plan);
        var mine = sheet.Cells.Where(cell => May(Right.EnterFigures, cell)).ToList();
        MayEnter = mine.Count > 0;
        Open = [.. mine.Where(cell => cell.Hold != CellHold.Counted && cell.Draft?.State != DraftState.Submitted)];
        numbers = Open.Select((cell, number) => (cell.Key, number)).ToDictionary(pair => pair.Key, pair => pair.number);
        Drafts = [.. mine.Where(cell => cell.Draft?.State == DraftState.Draft)];
        SentBack = [.. mine.Where(cell => cell.Draft?.State == DraftState.SentBack)];
        var waiting = sheet.Cells.Where(cell => cell.Draft?.State == DraftState.Submitted).ToList();
        Submitted = [.. waiting.Intersect(mine)];
        ToApprove = isLocked ? [] : [.. waiting.Where(cell => May(Right.ApproveFigures, cell))];
        ToDecide = !isLocked ? []
            : [.. waiting.Where(cell => cell.Draft!.CorrectionReason is not null && actor.May(new Demand(Right.DecideCorrections, Area: cell.Area.Id), plan))];
    }

    public Plan Plan { get; }

    public EntrySheet Sheet { get; }

    public bool IsLocked { get; }

    /// <summary>The tables that it is shown in.</summary>
    public IReadOnlyList<SheetBlock> Blocks { get; }

    /// <summary>What is wrong or odd about what is on its way.</summary>
    public IReadOnlyList<SheetRemark> Remarks { get; init; } = [];

    /// <summary>What the units' sheets lack before the quarter can be locked, for whoever locks it.</summary>
    public IReadOnlyList<OpenSheet> StillOpen { get; init; } = [];

    /// <summary>How many evidence files there are for each cell that has some.</summary>
    public IReadOnlyDictionary<CellKey, int> Files { get; init; } = new Dictionary<CellKey, int>();

    public bool MayEnter { get; }

    /// <summary>What may be typed into, in the order of the form's numbers.</summary>
    public IReadOnlyList<EntryCell> Open { get; }

    public IReadOnlyList<EntryCell> Drafts { get; }

    public IReadOnlyList<EntryCell> SentBack { get; }

    /// <summary>What this person may take back.</summary>
    public IReadOnlyList<EntryCell> Submitted { get; }

    public IReadOnlyList<EntryCell> ToApprove { get; }

    public IReadOnlyList<EntryCell> ToDecide { get; }

    /// <summary>Whether it waits for this person's decision.</summary>
    public bool Awaits(EntryCell cell) => ToApprove.Contains(cell) || ToDecide.Contains(cell);

    /// <summary>How many cells hold something that was typed and not taken.</summary>
    public int Untaken => kept.Values.Count(cell => cell.Typed is not null);

    /// <summary>How many are saved and still keep the sheet from going on.</summary>
    public int Hindering => kept.Values.Count(cell => cell.Typed is null);

    /// <summary>What is told beside the cell; what is about many cells is told above them only.</summary>
    public IEnumerable<SheetRemark> RemarksOf(EntryCell cell) => Remarks.Where(remark => remark.Cells.Count <= MostBeside && remark.Cells.Contains(cell.Key));

    /// <summary>Its number in the form; null where it is not open.</summary>
    public int? Number(EntryCell cell) => numbers.TryGetValue(cell.Key, out var number) ? number : null;

    public KeptCell? Kept(EntryCell cell) => kept.GetValueOrDefault(cell.Key);

    /// <summary>A number as it may be typed again.</summary>
    public static string Text(decimal? value) => value is { } number ? TypedNumber.Text(number) : "";

    public static string SourceOf(EntryCell cell) => cell.Draft?.Source ?? cell.Approved?.Source ?? "";
}

internal sealed class SheetViews(AppDb db)
{
    public async Task<SheetView> Load(
        Plan plan, Actor actor, SheetKey key, IReadOnlyDictionary<CellKey, KeptCell>? kept, CancellationToken cancellation)
    {
        // Whoever locks the quarter sees what the other units' sheets lack: they are read with this one.
        var mayLock = actor.May(new Demand(Right.LockPeriods, Area: key.Area), plan);
        var sheets = await new EntrySheets(db).Load(
            plan, mayLock ? [key, .. OpenSheet.Keys(plan, key.Area, key.Quarter).Where(other => other != key)] : [key], cancellation);
        var sheet = sheets[0];
        return new SheetView(plan, actor, sheet, sheet.IsLocked, kept)
        {
            StillOpen = mayLock && !sheet.IsLocked ? OpenSheet.Among(sheets) : [],
            Remarks = await SheetPreview.Odd(db, plan, sheet, cancellation),
            Files = await FilesOf(sheet, plan, cancellation),
        };
    }

    private async Task<IReadOnlyDictionary<CellKey, int>> FilesOf(EntrySheet sheet, Plan plan, CancellationToken cancellation)
    {
        var counts = await db.StandingEvidence(plan).Where(file => file.Unit == sheet.Key.Unit)
            .GroupBy(file => file.Subject).Select(same => new { Subject = same.Key, Files = same.Count() })
            .ToDictionaryAsync(same => same.Subject, same => same.Files, StringComparer.Ordinal, cancellation);
        return sheet.Cells
            .Select(cell => (cell.Key, Files: counts.GetValueOrDefault(EvidenceSubject.OfFigure(cell.Key.Figure, cell.Key.Area, cell.Key.Period))))
            .Where(cell => cell.Files > 0).ToDictionary(cell => cell.Key, cell => cell.Files);
    }
}
