using ActionPlan.Host.Figures;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Startup;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Samples;

/// <summary>The made-up figures, registers and confirmations that go with a plan, as their files hold them.</summary>
internal sealed record SampleFiles(
    IReadOnlyList<CsvFigure> Figures,
    IReadOnlyList<(Register Register, IReadOnlyList<RegisterLine> Rows)> Registers,
    IReadOnlyList<Confirmation> Confirmations,
    IReadOnlyList<CsvProblem> Problems)
{
    /// <summary>The folder <c>samples/</c> of the plan; null if it has none.</summary>
    public static string? FolderOf(Plan plan)
    {
        var folder = Path.Combine(Folders.Root, "samples", plan.Id);
        return Directory.Exists(folder) ? folder : null;
    }

    public static SampleFiles Read(string folder, Plan plan)
    {
        var figures = FigureCsv.Read(Path.Combine(folder, "figures.csv"), plan, today: null, withHistory: true);
        var problems = figures.Problems.ToList();
        var registers = new List<(Register, IReadOnlyList<RegisterLine>)>();
        foreach (var register in InstalledModules.Registers)
        {
            var path = Path.Combine(folder, FileNameOf(register));
            if (File.Exists(path))
            {
                var reader = new RegisterCsvReader(path, register, RegisterCsvReader.OutlineOf(plan, today: null), _ => true);
                reader.Read();
                problems.AddRange(reader.Problems);
                registers.Add((register, reader.Lines));
            }
        }

        var confirmations = new ConfirmationCsvReader(Path.Combine(folder, "confirmations.csv"), plan);
        confirmations.Read();
        return new SampleFiles(figures.Lines, registers, confirmations.Lines, [.. problems, .. confirmations.Problems]);
    }

    // wasteSpots lies in waste-spots.csv
    private static string FileNameOf(Register register) =>
        string.Concat(register.Id.Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}")) + ".csv";
}
