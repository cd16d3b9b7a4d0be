namespace ActionPlan.Rules.Tests.Hostile;

/// <summary>
/// A way to spoil a file: a piece of it and what is put in its place. <c>¦</c> marks where exactly a problem must be reported,
/// <c>§</c> on which line.
/// </summary>
internal sealed record Attack(string Name, string File, string Piece, string Instead)
{
    private const char Exact = '¦';
    private const char SomewhereInLine = '§';

    public string Original => File == "plan.json" ? Texts.Plan : Texts.Rules;

    public string Spoilt => Marked.Replace($"{Exact}", "", StringComparison.Ordinal).Replace($"{SomewhereInLine}", "", StringComparison.Ordinal);

    public int? Line => At < 0 ? null : 1 + Marked[..At].Count(character => character == '\n');

    public int? Column => Marked.Contains(Exact, StringComparison.Ordinal) ? At - Marked.LastIndexOf('\n', At) : null;

    private string Marked
    {
        get
        {
            var at = Original.IndexOf(Piece, StringComparison.Ordinal);
            return at < 0 ? throw new InvalidOperationException($"'{Piece}' is not in {File}.") : Original[..at] + Instead + Original[(at + Piece.Length)..];
        }
    }

    private int At => Marked.IndexOfAny([Exact, SomewhereInLine]);

    public override string ToString() => Name;
}
