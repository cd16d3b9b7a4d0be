using System.Text;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>An id for somebody who gave a name and none: 'Số vụ cháy' becomes <c>soVuChay</c>.</summary>
internal static class NewIds
{
    private const int MostWords = 5;

    public static string Of(string name, Func<string, bool> isTaken)
    {
        var words = new string([.. Folded.Of(name).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]).Split(' ',
            StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(word => !char.IsAsciiLetter(word[0])).Take(MostWords).ToList();
        var id = words.Skip(1).Aggregate(new StringBuilder(words.FirstOrDefault() ?? "muc"), (made, word) =>
            made.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1)).ToString();
        return isTaken(id) ? Enumerable.Range(2, int.MaxValue - 2).Select(number => FormattableString.Invariant($"{id}{number}"))
            .First(one => !isTaken(one)) : id;
    }
}
