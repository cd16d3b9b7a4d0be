using ActionPlan.Host.Sheets;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers.Uploads;

/// <summary>An uploaded row as it is understood.</summary>
/// <param name="Row">The row in the file.</param>
/// <param name="Mark">Which row of the register it says it is; null for a new one.</param>
/// <param name="Cells">Its cells, written as in a register's file.</param>
/// <param name="Key">What tells it from others.</param>
/// <param name="IsBlank">Whether there is nothing in it.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Doubts">What may have been meant otherwise.</param>
internal sealed record TypedRow(
    UploadedRow Row, RowMark? Mark, IReadOnlyDictionary<string, string> Cells, string Key, bool IsBlank, IReadOnlyList<Complaint> Problems,
    IReadOnlyList<Complaint> Doubts)
{
    public string Area => Cells[RegisterColumn.Area.Name];

    public bool SaysSameAs(IReadOnlyDictionary<string, string> cells) => Cells.All(cell => cell.Value == cells.GetValueOrDefault(cell.Key, ""));
}

/// <summary>Reads uploaded rows by what the register declares of its columns, in the words that people write.</summary>
internal sealed class RowTyping
{
    private readonly Register register;
    private readonly Dictionary<string, ColumnChoices?> choices;

    public RowTyping(KnownRegister known, Plan plan, DateOnly today, Actor actor, RowWords words)
    {
        register = known.Register;
        Outline = RegisterCsvReader.OutlineOf(plan, today);
        var areas = KeptAreas(known, plan, actor);
        choices = register.Columns.ToDictionary(column => column.Name, column => ColumnChoices.Of(known, column, words, areas), StringComparer.Ordinal);
        ColumnsByTitle = register.Columns.DistinctBy(column => RowWords.Title(known, column), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(column => RowWords.Title(known, column), column => column.Name, StringComparer.OrdinalIgnoreCase);
    }

    public PlanOutline Outline { get; }

    public IReadOnlyDictionary<string, string> ColumnsByTitle { get; }

    /// <summary>The ids of the areas that somebody may keep the register for.</summary>
    public static IReadOnlyList<string> KeptAreas(KnownRegister known, Plan plan, Actor actor) =>
        [.. plan.Areas.All.Select(area => area.Id).Where(area => known.MayBy(actor, Right.EditRegisters, plan, area))];

    public TypedRow Read(UploadedRow row)
    {
        var cells = register.Columns.ToDictionary(column => column.Name, column => CellOf(row, column), StringComparer.Ordinal);
        var problems = cells.Values.Select(cell => cell.Problem).OfType<Complaint>().ToList();
        var mark = MarkOf(row, problems);
        var isEmpty = row.Cells.Values.All(cell => cell.Content == CellContent.Empty);
        var typed = CellText.FromTyped(register, cells.ToDictionary(cell => cell.Key, cell => cell.Value.Text ?? "", StringComparer.Ordinal));
        var reading = register.Read(typed, Outline);
        if (isEmpty && row.Mark.Content != CellContent.Empty)
        {
            problems.Add(new Complaint(row.Place, "RowEmptied"));
        }
        else
        {
            problems.AddRange(reading.Problems.Where(problem => cells[problem.Column].Problem is null)
                .Select(problem => new Complaint(row.PlaceOf(problem.Column), problem.Key) 
                {
                    Own = culture => register.Explain(problem with { Values = [.. problem.Values.Select(Complaint.Visible)] }, culture),
                }));
        }

        return new TypedRow(row, mark, typed, reading.Key, isEmpty && row.Mark.Content == CellContent.Empty, problems,
            [.. cells.Values.Select(cell => cell.Doubt).OfType<Complaint>()]);
    }

    // Where only one area can be meant, it need not be said.
    private CellReading CellOf(UploadedRow row, RegisterColumn column)
    {
        var reading = CellReading.Of(
            row.Cells.GetValueOrDefault(column.Name) ?? SheetCell.None(default), row.PlaceOf(column.Name), column.Holds, choices[column.Name]);
        return reading.Text is "" && column.Holds == CellKind.Area && choices[column.Name]!.Single is { } only ? reading with { Text = only } : reading;
    }

    private static RowMark? MarkOf(UploadedRow row, List<Complaint> problems)
    {
        if (row.Mark.Content == CellContent.Empty)
        {
            return null;
        }

        var mark = row.Mark.Content == CellContent.Text ? RowMark.Read(row.Mark.Text) : null;
        if (mark is null)
        {
            problems.Add(new Complaint(row.Place, "BadMark", row.Mark.Text));
        }

        return mark;
    }
}
