using System.Text;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>An id for somebody who gave a name and none: 'Số vụ cháy' becomes <c>soVuChay</c>.</summary>
internal static class NewIds
{
    private const int MostWords = 5;

    private const int LongestWithDashes = 50;

    public static string Of(string name, Func<string, bool> isTaken) => Free(
        Words(name).Take(MostWords).ToList() is [var first, .. var more]
            ? more.Aggregate(new StringBuilder(first), (made, word) => made.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1)).ToString()
            : "muc",
        "", isTaken);

    /// <summary>As units and areas are called: 'Khu phố 1' becomes <c>khu-pho-1</c>.</summary>
    public static string WithDashes(string name, Func<string, bool> isTaken)
    {
        var id = string.Join('-', Words(name));
        return Free(id.Length == 0 ? "muc" : id[..Math.Min(id.Length, LongestWithDashes)].TrimEnd('-'), "-", isTaken);
    }

    private static string Free(string id, string between, Func<string, bool> isTaken) => !isTaken(id) ? id
        : Enumerable.Range(2, int.MaxValue - 2).Select(number => FormattableString.Invariant($"{id}{between}{number}")).First(one => !isTaken(one));

    private static IEnumerable<string> Words(string name) => new string([.. Folded.Of(name).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => !char.IsAsciiLetter(word[0]));
}
