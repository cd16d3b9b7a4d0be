using ActionPlan.ModuleKit;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Registers;

/// <summary>A register's cells as people read and type them.</summary>
internal sealed class RowWords(IStringLocalizer<RegisterTexts> words, PlanInForce plans)
{
    public const string Open = "open";
    public const string Done = "done";
    public const string Withdrawn = "withdrawn";

    private static readonly string[] YesNo = ["yes", "no"];

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    public static string Title(KnownRegister known, RegisterColumn column) => known.Register.Title(column, Culture);

    /// <summary>A cell as it is read.</summary>
    public string Cell(KnownRegister known, RegisterColumn column, string? cell) => cell is not { Length: > 0 } ? Show.Nothing : column.Holds switch
    {
        CellKind.Area => plans.Current.Areas.Find(cell)?.Name ?? cell,
        CellKind.Work => plans.Current.File.Works.FirstOrDefault(work => work.Id == cell)?.Name ?? cell,
        CellKind.Day => Show.Day(Day(cell)),
        CellKind.Count => Show.Number(decimal.Parse(cell, CultureInfo.InvariantCulture)),
        CellKind.YesNo => words[cell == "yes" ? "Yes" : "No"],
        CellKind.OneOf => known.Register.Word(column, cell, Culture),
        _ => cell,
    };

    /// <summary>A cell as it is typed.</summary>
    public static string Typed(RegisterColumn column, string cell) =>
        column.Holds == CellKind.Day && Day(cell) is { } day ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : cell;

    public static DateOnly? Day(string cell) => IsoDay.Read(cell);

    /// <summary>What a cell of a column of areas, works, words, or yes or no may hold.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices(KnownRegister known, RegisterColumn column) => column.Holds switch
    {
        CellKind.Area => [.. plans.Current.Areas.All.Select(area => (area.Id, area.Name))],
        CellKind.Work => [.. plans.Current.File.Works.Select(work => (work.Id, work.Name))],
        CellKind.YesNo => [.. YesNo.Select(one => (one, Cell(known, column, one)))],
        CellKind.OneOf => [.. column.Choices.Select(one => (one, Cell(known, column, one)))],
        _ => [],
    };

    /// <summary>By what a column is sorted: numbers by size, days by time, people by given name, all else in Vietnamese order.</summary>
    public (decimal Size, string Text) SortKey(KnownRegister known, RegisterColumn column, string cell) => column switch
    {
        { Holds: CellKind.Count or CellKind.Year } => (decimal.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? number : -1, ""),
        { Holds: CellKind.Day } => (Day(cell)?.DayNumber ?? -1, ""),
        { IsPerson: true } => (0, cell[(cell.LastIndexOf(' ') + 1)..] + " " + cell),
        _ => (0, cell.Length == 0 ? "" : Cell(known, column, cell)),
    };

    public string State(KnownRegister known, string? state) => state switch
    {
        Open => known.Register.StateWord(isDone: false, Culture),
        Done => known.Register.StateWord(isDone: true, Culture),
        Withdrawn => words["State.Withdrawn"],
        _ => words["State.Standing"],
    };
}
