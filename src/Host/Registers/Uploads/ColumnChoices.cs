using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers.Uploads;

/// <summary>What the cells of a column may hold, where that is a list: areas, works, words, yes or no.</summary>
internal sealed class ColumnChoices
{
    private readonly IReadOnlyList<(string Value, string Name)> choices;
    private readonly IReadOnlyCollection<string>? offered;

    private ColumnChoices(IReadOnlyList<(string Value, string Name)> choices, IReadOnlyCollection<string>? offered) =>
        (this.choices, this.offered) = (choices, offered);

    /// <summary>Those that are offered, as they are written in a workbook.</summary>
    public IReadOnlyList<string> Names => [.. Offered.Select(choice => choice.Name)];

    /// <summary>The only one that is offered; null where there are more.</summary>
    public string? Single => Offered.ToList() is [var only] ? only.Value : null;

    private IEnumerable<(string Value, string Name)> Offered => choices.Where(choice => offered?.Contains(choice.Value, StringComparer.Ordinal) != false);

    /// <param name="areas">The ids of the areas that are offered; the plan's others are understood all the same.</param>
    /// <returns>Null where the column holds no list.</returns>
    public static ColumnChoices? Of(KnownRegister known, RegisterColumn column, RowWords words, IReadOnlyCollection<string> areas)
    {
        if (column.Holds is not (CellKind.Area or CellKind.Work or CellKind.OneOf or CellKind.YesNo))
        {
            return null;
        }

        var all = words.Choices(known, column);
        // Two of the same name are told apart by what the plan calls them.
        var twice = all.GroupBy(choice => choice.Text, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new ColumnChoices(
            [.. all.Select(choice => (choice.Value, twice.Contains(choice.Text) ? $"{choice.Text} ({choice.Value})" : choice.Text))],
            column.Holds == CellKind.Area ? areas : null);
    }

    public string NameOf(string value) => choices.FirstOrDefault(choice => choice.Value == value).Name ?? value;

    /// <summary>The choice that a person wrote: its name or id; with tones left out, or placed otherwise, where no other is meant, which is told.</summary>
    public (string Value, bool IsGuess)? Find(string written)
    {
        var exact = choices.Where(choice => Same(choice.Value, written) || Same(choice.Name, written)).Select(choice => choice.Value).ToList();
        var near = exact.Count > 0 ? exact
            : [.. choices.Where(choice => Likeness.Of(choice.Name) == Likeness.Of(written) || Same(Folded.Of(choice.Name), Folded.Of(written)))
                .Select(choice => choice.Value)];
        return near.Count == 1 ? (near[0], exact.Count == 0) : null;
    }

    private static bool Same(string one, string other) => string.Equals(TypedText.Line(one), TypedText.Line(other), StringComparison.OrdinalIgnoreCase);
}
