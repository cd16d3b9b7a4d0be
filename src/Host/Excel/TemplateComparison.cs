using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;

namespace ActionPlan.Host.Excel;

/// <summary>Compares a filled template with the sheet as it stands now.</summary>
internal sealed class TemplateComparison(Plan plan, EntrySheet sheet, string fileName)
{
    private readonly Dictionary<CellKey, EntryCell> cells = sheet.Cells.ToDictionary(cell => cell.Key);
    private readonly Dictionary<CellKey, int> seen = [];
    private readonly List<UploadChange> changes = [];
    private readonly List<Complaint> problems = [];
    private readonly List<Complaint> doubts = [];
    private int unchanged;

    public UploadPreview Of(FilledTemplate filled)
    {
        problems.AddRange(filled.Problems);
        if (filled.Stamp is { } stamp && Belongs(stamp))
        {
            foreach (var row in filled.Rows)
            {
                Compare(filled, row);
            }
        }

        if (problems.Count == 0 && changes.Count == 0)
        {
            doubts.Add(Complaint.OfFile("NothingFilled"));
        }

        return new UploadPreview(sheet.Key, fileName, changes, unchanged, problems, doubts);
    }

    private bool Belongs(TemplateStamp stamp)
    {
        var key = sheet.Key;
        var wrong = stamp switch
        {
            _ when stamp.Plan != plan.Id => Complaint.OfFile("OtherPlan", stamp.Plan),
            _ when stamp.Unit != key.Unit =>
                Complaint.OfFile("OtherUnit", plan.Units.ContainsKey(stamp.Unit) ? plan.UnitName(stamp.Unit) : stamp.Unit, plan.UnitName(key.Unit)),
            _ when stamp.Area != key.Area =>
                Complaint.OfFile("OtherArea", plan.Areas.Find(stamp.Area)?.Name ?? stamp.Area, plan.Areas.Find(key.Area)?.Name ?? key.Area),
            _ when stamp.Quarter != key.Quarter => Complaint.OfFile("OtherQuarter", Show.Period(stamp.Quarter), Show.Period(key.Quarter)),
            _ => null,
        };
        if (wrong is not null)
        {
            problems.Add(wrong);
        }

        return wrong is null;
    }

    private void Compare(FilledTemplate filled, FilledRow row)
    {
        var place = filled.Place(row.Value);
        if (!Period.TryParse(row.Period, out var period) || !cells.TryGetValue(new CellKey(row.Figure, row.Area, period), out var cell))
        {
            problems.Add(new Complaint(place, "UnknownFigure", row.Figure, row.Area, row.Period));
            return;
        }

        if (!seen.TryAdd(cell.Key, row.Value.Address.Row))
        {
            problems.Add(new Complaint(place, "RepeatedRow", seen[cell.Key].ToString(CultureInfo.InvariantCulture)));
            return;
        }

        var before = problems.Count;
        var source = Words(filled, row.Source);
        var note = Words(filled, row.Note);
        var value = new FilledValue(row.Value, cell.Figure.Definition.MeasuredIn);
        problems.AddRange(value.Problems(place));
        if (problems.Count > before)
        {
            return;
        }

        doubts.AddRange(value.Doubts(place));
        var keptSource = cell.Draft is { } draft ? draft.Source : cell.Approved?.Source;
        var keptNote = cell.Draft?.Note;
        var isSame = (source ?? keptSource) == keptSource && (note ?? keptNote) == keptNote;
        if (value.Number is not { } number)
        {
            if (!isSame)
            {
                problems.Add(new Complaint(place, "WordsWithoutValue"));
            }

            return;
        }

        var isConfirmed = cell.IsBack && row.Version == TemplateColumns.Known(cell);
        if (isSame && !isConfirmed && cell.Shown is { } shown && (number == shown || number == AsExcelKeeps(shown)))
        {
            unchanged++;
            if (cell.IsBack)
            {
                doubts.Add(new Complaint(place, "StillBack", Show.Number(shown)));
            }

            return;
        }

        var known = row.Version == TemplateColumns.Known(cell) ? cell.Stamp : row.Version;
        var change = new UploadChange(place, cell, number, source ?? keptSource, note ?? keptNote, known);
        if (Refusal(change) is { } refused)
        {
            problems.Add(refused);
        }
        else
        {
            changes.Add(change);
        }
    }

    private Complaint? Refusal(UploadChange change)
    {
        var cell = change.Cell;
        return change switch
        {
            _ when cell.Hold == CellHold.Counted => new Complaint(change.Place, "Counted"),
            _ when cell.Hold == CellHold.Locked => new Complaint(change.Place, "Locked"),
            _ when change.Stamp != cell.Stamp => Changed(change.Place, cell),
            _ when cell.Figure.FaultOf(change.Value) is { } fault => new Complaint(change.Place, fault.ToString(), TypedNumber.Text(change.Value)),
            _ when cell.NeedsSource && string.IsNullOrWhiteSpace(change.Source) => new Complaint(change.Place, "SourceMissing"),
            _ => null,
        };
    }

    private Complaint Changed(string place, EntryCell cell) => cell switch
    {
        { Draft: { } draft } => new Complaint(place, "Changed", Show.Number(draft.Value), draft.EnteredBy, Show.Moment(draft.EnteredAt, plan.TimeZone)),
        { Approved: { } approved } =>
            new Complaint(place, "Changed", Show.Number(approved.Value), approved.EnteredBy, Show.Moment(approved.EnteredAt, plan.TimeZone)),
        _ => new Complaint(place, "ChangedSomehow"),
    };

    /// <returns>Null where the cell says nothing.</returns>
    private string? Words(FilledTemplate filled, SheetCell cell)
    {
        var place = filled.Place(cell);
        switch (cell.Content)
        {
            case CellContent.Empty:
                return null;
            case CellContent.Formula:
                problems.Add(new Complaint(place, "Formula"));
                return null;
            case CellContent.Error:
                problems.Add(new Complaint(place, "TextExpected", cell.Text));
                return null;
            default:
                if (cell.Text.Length > TypedText.Longest)
                {
                    problems.Add(new Complaint(place, "TooLong", TypedText.Longest.ToString(CultureInfo.InvariantCulture)));
                }

                return cell.Text;
        }
    }

    private static decimal AsExcelKeeps(decimal value) => (decimal)(double)value;
}
