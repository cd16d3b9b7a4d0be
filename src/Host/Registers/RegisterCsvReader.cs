using ActionPlan.Host.Figures;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>A usable line of a register.</summary>
internal sealed record RegisterLine(int Line, IReadOnlyDictionary<string, string> Cells, IChange Change);

/// <summary>Reads a register's rows from CSV. The register says what its columns hold; area ids are those of the plan.</summary>
/// <param name="name">The file.</param>
/// <param name="plan">What its rows may refer to.</param>
/// <param name="isDistinct">Of which lines somebody has said that each is another thing than those it is alike to.</param>
internal sealed class RegisterCsvReader(string name, Register register, PlanOutline plan, Func<int, bool> isDistinct) : CsvReader(name)
{
    private readonly string name = name;
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> alike = new(StringComparer.Ordinal);
    private readonly List<CsvProblem> doubts = [];
    private readonly List<RegisterLine> lines = [];
    private IReadOnlyList<string> header = [];

    public IReadOnlyList<RegisterLine> Lines => Problems.Count == 0 ? lines : [];

    /// <summary>
    /// Lines that may be about the same thing as an earlier one; a row that stands already is no longer doubted, which the file alone does not tell.
    /// </summary>
    public IReadOnlyList<CsvProblem> Doubts => doubts;

    /// <summary>That a line may be about the same thing as another one of the file.</summary>
    public CsvProblem Doubt(int line, int other) => new(name, line, "AlikeLine", Text(other));

    /// <summary>That a line may be about the same thing as a row that stands.</summary>
    public CsvProblem Doubt(int line, long row, string text) => new(name, line, "AlikeRow", Number(row), text);

    /// <summary>That a line is, or may be, about the same thing as a row that stands open in the register of a plan before.</summary>
    public CsvProblem Carried(int line, RowSaved saved) => saved.Outcome == RowOutcome.AlikeThere
        ? new(name, line, "AlikeRowBefore", Number(saved.RowId ?? 0), saved.AlikeText ?? "", saved.InPlan!)
        : new(name, line, "RowBefore", Number(saved.RowId ?? 0), saved.InPlan!);

    protected override string RequiredHeader => string.Join(',', register.Columns.Select(column => column.Name));

    public static PlanOutline OutlineOf(Plan plan, DateOnly? today) => new(
        plan.Areas.All.ToDictionary(area => area.Id, StringComparer.Ordinal),
        plan.File.Works.Select(work => work.Id).ToHashSet(StringComparer.Ordinal),
        today);

    protected override bool ReadHeader(CsvRecord record)
    {
        header = [.. record.Fields.Select(TypedText.Word)];
        var problems = register.CheckHeader(header);
        foreach (var problem in problems)
        {
            Refuse(record, problem);
        }

        return problems.Count == 0;
    }

    protected override void ReadLine(CsvRecord record)
    {
        var cells = header.Zip(record.Fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var reading = register.Read(cells, plan);
        foreach (var problem in reading.Problems)
        {
            Refuse(record, problem);
        }

        if (reading.Row is not { } row)
        {
            return;
        }

        if (!seen.TryAdd(reading.Key, record.Line))
        {
            Refuse(record, "RepeatedRow", Text(seen[reading.Key]));
            return;
        }

        if (!alike.TryAdd(reading.Alike, record.Line) && !isDistinct(record.Line))
        {
            doubts.Add(Doubt(record.Line, alike[reading.Alike]));
        }

        lines.Add(new RegisterLine(record.Line, cells, register.Enter(row, isDistinct(record.Line))));
    }

    private static string Number(long row) => row.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
