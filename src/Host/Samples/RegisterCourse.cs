using ActionPlan.Host.Registers;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Samples;

/// <summary>A row of a register as it was entered in a quarter.</summary>
internal sealed record EnteredRow(Register Register, Period Quarter, IChange Change);

/// <summary>
/// When the rows of registers were entered: what happened later than the row itself (a black spot cleared, a milestone reached) was not
/// known then, so that such a row is entered twice, first without it.
/// </summary>
internal static class RegisterCourse
{
    public static IReadOnlyList<EnteredRow> Of(SampleFiles files, Plan plan) =>
        [.. files.Registers.SelectMany(list => list.Rows.SelectMany(row => Entries(list.Register, row, plan)))];

    private static IEnumerable<EnteredRow> Entries(Register register, RegisterLine row, Plan plan)
    {
        var first = FirstQuarter(register, row, plan);
        var later = register.Columns
            .Where(column => column is { Holds: CellKind.Day, IsOptional: true } && row.Cells.GetValueOrDefault(column.Name) is { Length: > 0 })
            .Select(column => (Column: column, Quarter: QuarterOf(row.Cells[column.Name], plan)))
            .Where(known => known.Quarter > first)
            .ToList();
        if (later.Count == 0)
        {
            return [new EnteredRow(register, first, row.Change)];
        }

        var cells = row.Cells.ToDictionary(
            cell => cell.Key, cell => later.Exists(known => known.Column.Name == cell.Key) ? "" : cell.Value, StringComparer.Ordinal);
        var unfinished = register.Enter(register.Read(cells, RegisterCsvReader.OutlineOf(plan, today: null)).Row!, isDistinct: true);
        return [new EnteredRow(register, first, unfinished), new EnteredRow(register, later.Max(known => known.Quarter), row.Change)];
    }

    private static Period FirstQuarter(Register register, RegisterLine row, Plan plan)
    {
        var countedBy = register.Columns.FirstOrDefault(column => column.IsCountedBy);
        var quarter = countedBy switch
        {
            null => plan.From,
            { Holds: CellKind.Year } => Period.Parse(row.Cells[countedBy.Name]).LastQuarter,
            _ => QuarterOf(row.Cells[countedBy.Name], plan),
        };
        return quarter < plan.From ? plan.From : quarter;
    }

    private static Period QuarterOf(string day, Plan plan) =>
        plan.Calendar.QuarterOf(IsoDay.Read(day.Trim())!.Value);
}
