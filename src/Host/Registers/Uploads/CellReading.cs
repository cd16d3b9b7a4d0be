using ActionPlan.Host.Sheets;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers.Uploads;

/// <summary>What a cell of an uploaded row says, written as a person would type it on the page.</summary>
/// <param name="Text">Null if nothing can be made of it.</param>
internal sealed record CellReading(string? Text, Complaint? Problem, Complaint? Doubt)
{
    private const int ChoicesNamed = 12;

    public static CellReading Of(SheetCell cell, string place, CellKind holds, ColumnChoices? choices) => (cell.Content, holds) switch
    {
        (CellContent.Empty, _) => Says(""),
        (CellContent.Formula, _) => Wrong(new Complaint(place, "Formula")),
        (CellContent.Boolean, CellKind.YesNo) => Says(cell.Text == "TRUE" ? "yes" : "no"),
        (CellContent.Date, CellKind.Day) => Says(cell.Text.Split('T')[0]),
        (CellContent.Text or CellContent.Number, _) when choices is not null => OfChoice(Written(cell), place, choices),
        (CellContent.Text, CellKind.Count) => OfCount(cell.Text, place),
        (CellContent.Number, _) when cell.Shown is { } shown =>
            new CellReading(Written(cell), null, new Complaint(place, "ShownOther", TypedNumber.Text(shown), TypedNumber.Text(cell.Number))),
        (CellContent.Text or CellContent.Number, _) => Says(Written(cell)),
        _ => Wrong(new Complaint(place, "WrongContent", cell.Content == CellContent.Percent ? TypedNumber.Text(cell.Number) : cell.Text)),
    };

    private static string Written(SheetCell cell) => cell.Content == CellContent.Number ? ExactNumber.Text(cell.Number) : cell.Text;

    private static CellReading OfChoice(string written, string place, ColumnChoices choices) =>
        choices.Find(written) is var (choice, isGuess)
            ? new CellReading(choice, null, isGuess ? new Complaint(place, "UnderstoodAs", written, choices.NameOf(choice)) : null)
            : Wrong(new Complaint(place, "UnknownChoice", written, Listed(choices.Names)));

    private static string Listed(IReadOnlyList<string> names) => string.Join("; ", names.Take(ChoicesNamed)) + (names.Count > ChoicesNamed ? "; …" : "");

    private static CellReading OfCount(string text, string place)
    {
        var typed = TypedNumber.Read(text);
        return typed.Value is { } number
            ? new CellReading(number.ToString("0.##########", CultureInfo.InvariantCulture), null,
                typed.Ambiguous ? new Complaint(place, "Ambiguous", text) { Number = typed } : null)
            : Wrong(new Complaint(place, "NotANumber", text) { Number = typed });
    }

    private static CellReading Says(string text) => new(text, null, null);

    private static CellReading Wrong(Complaint problem) => new(null, problem, null);
}
