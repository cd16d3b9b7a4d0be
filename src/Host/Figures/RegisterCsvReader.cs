using ActionPlan.ModuleKit;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Figures;

/// <summary>A usable line of a register.</summary>
internal sealed record RegisterLine(int Line, IReadOnlyDictionary<string, string> Cells, IChange Change);

/// <summary>Reads a register's rows from CSV. The register says what its columns hold; area ids are those of the plan.</summary>
internal sealed class RegisterCsvReader(string name, Register register, PlanOutline plan) : CsvReader(name)
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly List<RegisterLine> lines = [];
    private IReadOnlyList<string> header = [];

    public IReadOnlyList<RegisterLine> Lines => Problems.Count == 0 ? lines : [];

    protected override string RequiredHeader => string.Join(',', register.Columns.Select(column => column.Name));

    public static PlanOutline OutlineOf(Plan plan) => new(
        plan.Areas.All.ToDictionary(area => area.Id, StringComparer.Ordinal),
        plan.File.Works.Select(work => work.Id).ToHashSet(StringComparer.Ordinal));

    protected override bool ReadHeader(CsvRecord record)
    {
        header = record.Fields;
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

        if (reading.Change is not { } change)
        {
            return;
        }

        if (seen.TryAdd(reading.Key, record.Line))
        {
            lines.Add(new RegisterLine(record.Line, cells, change));
        }
        else
        {
            Refuse(record, "RepeatedRow", Text(seen[reading.Key]));
        }
    }
}
