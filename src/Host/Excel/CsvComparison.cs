using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Excel;

/// <summary>Compares the long CSV (<c>figure,area,period,value[,source]</c>) with the sheet as it stands now.</summary>
internal sealed class CsvComparison(Plan plan, EntrySheet sheet, string fileName, DateOnly today)
{
    private readonly Dictionary<CellKey, EntryCell> cells = sheet.Cells.ToDictionary(cell => cell.Key);

    public UploadPreview Of(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        var reading = FigureCsv.Read(stream, fileName, plan, today);
        var problems = reading.Problems.Select(problem => problem.ToComplaint()).ToList();
        var changes = new List<UploadChange>();
        var unchanged = 0;
        foreach (var line in reading.Lines)
        {
            var figure = line.Figure;
            var place = string.Create(CultureInfo.InvariantCulture, $"{fileName}:{line.Line}");
            if (!cells.TryGetValue(new CellKey(figure.Figure, figure.Area, figure.Period), out var cell))
            {
                problems.Add(new Complaint(place, "NotOfSheet", figure.Figure, figure.Area, figure.Period.ToString()));
                continue;
            }

            var kept = cell.Draft is { } draft ? draft.Source : cell.Approved?.Source;
            var change = new UploadChange(place, cell, figure.Value, figure.Source ?? kept, cell.Draft?.Note, cell.Stamp);
            // What came back and is named again is sent again, as by whoever types it again; a template names what nobody touched too.
            if (cell.Shown == figure.Value && change.Source == kept && cell.Draft?.State != DraftState.SentBack)
            {
                unchanged++;
            }
            else if (Refusal(change) is { } refused)
            {
                problems.Add(refused);
            }
            else
            {
                changes.Add(change);
            }
        }

        var doubts = problems.Count == 0 && changes.Count == 0 ? [Complaint.OfFile("NothingFilled")] : Array.Empty<Complaint>();
        return new UploadPreview(sheet.Key, fileName, changes, unchanged, problems, doubts);
    }

    private static Complaint? Refusal(UploadChange change) => change switch
    {
        { Cell.Hold: CellHold.Counted } => new Complaint(change.Place, "Counted"),
        { Cell.Hold: CellHold.Locked } => new Complaint(change.Place, "Locked"),
        _ when NumberShape.Unstorable(change.Value) is { } wrong =>
            new Complaint(change.Place, "NotANumber", TypedNumber.Text(change.Value)) { Number = new TypedNumber(null, null, wrong) },
        _ when change.Cell.Figure.FaultOf(change.Value) is { } fault => new Complaint(change.Place, fault.ToString(), TypedNumber.Text(change.Value)),
        { Cell.NeedsSource: true } when string.IsNullOrWhiteSpace(change.Source) => new Complaint(change.Place, "SourceMissing"),
        _ => null,
    };
}
