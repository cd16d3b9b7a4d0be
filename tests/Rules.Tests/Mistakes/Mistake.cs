using System.Text;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Shipped;

namespace ActionPlan.Rules.Tests.Mistakes;

/// <summary>
/// A mistake of somebody who edits the shipped folder by hand, and the one answer that helps: <c>¦</c> in <paramref name="Instead"/> marks
/// where it must be given.
/// </summary>
internal sealed record Mistake(string Name, string File, string Piece, string Instead, string Answer)
{
    private const char Place = '¦';

    private string Text
    {
        get
        {
            var original = Encoding.UTF8.GetString(ShippedPlan.Source().Files.Single(file => file.Name == File).Bytes.Span);
            var at = original.IndexOf(Piece, StringComparison.Ordinal);
            return at < 0 ? throw new InvalidOperationException($"'{Piece}' is not in {File}.") : original[..at] + Instead + original[(at + Piece.Length)..];
        }
    }

    public string Where
    {
        get
        {
            var at = Text.IndexOf(Place, StringComparison.Ordinal);
            return FormattableString.Invariant($"{File}:{1 + Text[..at].Count(character => character == '\n')}:{at - Text.LastIndexOf('\n', at)}");
        }
    }

    public PlanReading Read() => ShippedFolder.With((File, Encoding.UTF8.GetBytes(Text.Replace($"{Place}", "", StringComparison.Ordinal))));
}
