using System.Globalization;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Shell;
using ActionPlan.Kernel;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>A sheet's form as it came in: each cell by its number on the page.</summary>
internal sealed class TypedSheet
{
    private const int MostCells = 2000;
    private readonly List<(CellKey Key, string Stamp, KeptCell Typed, bool Changed)> cells = [];

    public static TypedSheet Read(IFormCollection form)
    {
        var sheet = new TypedSheet();
        for (var number = 0; number < MostCells && form.TryGetValue(Field(number, "figure"), out var figure); number++)
        {
            string Text(string field) => form[Field(number, field)].ToString().Trim();
            if (Period.TryParse(Text("period"), out var period))
            {
                var typed = new KeptCell(Text("value"), Text("source"), Text("note"), Text("reason"), null);
                sheet.cells.Add((
                    new CellKey(figure.ToString(), Text("area"), period), Text("stamp"), typed,
                    typed.Value != Text("was") || typed.Source != Text("wasSource") || typed.Note != Text("wasNote")));
            }
        }

        return sheet;
    }

    public static string Field(int number, string field) => string.Create(CultureInfo.InvariantCulture, $"c{number}.{field}");

    /// <summary>Everything shown in the form that waits for a decision.</summary>
    public IReadOnlyList<SeenCell> Seen(IReadOnlySet<CellKey> waiting) => [.. cells.Where(cell => waiting.Contains(cell.Key)).Select(cell => new SeenCell(cell.Key, cell.Stamp))];

    /// <summary>What is to be saved, and what cannot even be read as a number.</summary>
    public (IReadOnlyList<DraftCell> Cells, IReadOnlyDictionary<CellKey, string> Wrong) Changes()
    {
        var changes = new List<DraftCell>();
        var wrong = new Dictionary<CellKey, string>();
        foreach (var (key, stamp, typed, _) in cells.Where(cell => cell.Changed))
        {
            var number = typed.Value.Length == 0 ? null : TypedNumber.Read(typed.Value);
            if (number is { Problem: not null })
            {
                wrong[key] = number.Message(CultureInfo.CurrentUICulture);
                continue;
            }

            changes.Add(new DraftCell(key, number?.Value, NullIfEmpty(typed.Source), NullIfEmpty(typed.Note), stamp, NullIfEmpty(typed.Reason)));
        }

        return (changes, wrong);
    }

    /// <summary>All that was typed, with what is wrong beside it.</summary>
    public IReadOnlyDictionary<CellKey, KeptCell> Kept(IReadOnlyDictionary<CellKey, string> unread, IEnumerable<CellOutcome> outcomes, IStringLocalizer words, TimeZoneInfo zone)
    {
        var wrong = outcomes.Where(outcome => outcome.IsBad).DistinctBy(outcome => outcome.Key).ToDictionary(outcome => outcome.Key, outcome => Say(outcome, words, zone));
        return cells.Where(cell => cell.Changed || wrong.ContainsKey(cell.Key)).ToDictionary(
            cell => cell.Key, cell => cell.Typed with { Wrong = unread.GetValueOrDefault(cell.Key) ?? wrong.GetValueOrDefault(cell.Key) });
    }

    private static string Say(CellOutcome outcome, IStringLocalizer words, TimeZoneInfo zone) => outcome.Result == CellResult.Conflict
        ? words["Conflict", outcome.TheirName ?? Show.Nothing, Show.Number(outcome.Theirs), Show.Moment(outcome.TheirTime, zone)]
        : new RefusedFigure(new FigureEntry(outcome.Key.Figure, outcome.Key.Area, outcome.Key.Period, 0), outcome.Why!.Value).Text(CultureInfo.CurrentUICulture);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
