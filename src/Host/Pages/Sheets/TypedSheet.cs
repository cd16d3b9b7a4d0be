using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>A cell as its form sent it.</summary>
/// <param name="Key">The cell.</param>
/// <param name="Stamp">What was shown when it was typed, or what the author has since chosen to replace.</param>
internal sealed record TypedCell(CellKey Key, string Stamp, string Value, string Source, string Note, string Reason);

/// <summary>A sheet's form as it came in: each open cell by its number on the page, and of those the ones that were changed.</summary>
internal sealed class TypedSheet
{
    private const string Theirs = "theirs";

    private TypedSheet(IReadOnlyList<TypedCell> cells) => Cells = cells;

    public IReadOnlyList<TypedCell> Cells { get; }

    public static string Field(int number, string field) => string.Create(CultureInfo.InvariantCulture, $"c{number}.{field}");

    public static TypedSheet Read(IFormCollection form)
    {
        var cells = new List<TypedCell>();
        for (var number = 0; form.TryGetValue(Field(number, "cell"), out var code); number++)
        {
            // Inside a number what nobody sees is named, not left out.
            string Text(string field) => field is "value" or "was" ? TypedText.Word(form[Field(number, field)]) : TypedText.Line(form[Field(number, field)]);
            bool IsChanged(string field, string was) => !string.Equals(Text(field), Text(was), StringComparison.Ordinal);
            var choice = Text("choice");
            var isChanged = Text("kept").Length > 0 || IsChanged("value", "was") || IsChanged("source", "wasSource") || IsChanged("note", "wasNote")
                || IsChanged("reason", "wasReason");
            if (CellCode.Read(code) is { } seen && isChanged && choice != Theirs)
            {
                cells.Add(new TypedCell(seen.Key, choice.Length > 0 ? choice : seen.Stamp, Text("value"), Text("source"), Text("note"), Text("reason")));
            }
        }

        return new TypedSheet(cells);
    }

    /// <summary>What is to be saved, and what cannot even be read as a number.</summary>
    public (IReadOnlyList<DraftCell> Cells, IReadOnlyDictionary<CellKey, string> Unread) Drafts()
    {
        var drafts = new List<DraftCell>();
        var unread = new Dictionary<CellKey, string>();
        foreach (var typed in Cells)
        {
            var number = typed.Value.Length == 0 ? null : TypedNumber.Read(typed.Value);
            if (number is { Problem: not null })
            {
                unread[typed.Key] = number.Message(CultureInfo.CurrentUICulture);
                continue;
            }

            drafts.Add(new DraftCell(typed.Key, number?.Value, NullIfEmpty(typed.Source), NullIfEmpty(typed.Note), typed.Stamp, NullIfEmpty(typed.Reason)));
        }

        return (drafts, unread);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
