using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ActionPlan.Kernel;

/// <summary>
/// What two names share that probably stand for the same thing though they are not the same text: 'Hoà Bình' and 'hòa bình', 'Số 01 / 2 Hòa
/// Bình' and '1/2 Hòa Bình'. Whether they do, a person says.
/// </summary>
public static partial class Likeness
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    /// <summary>
    /// Equal for names alike in all but letter case, the place of a tone mark, punctuation, full-width characters and the written form of a
    /// house number and its street.
    /// </summary>
    public static string Of(string? name)
    {
        var words = TypedText.Line(name).ToLowerInvariant().Normalize(NormalizationForm.FormKD);
        words = AroundStroke().Replace(words, stroke => stroke.Value.Trim() is "/" or "\\" ? "/" : "-");
        words = StreetWord().Replace(HouseWord().Replace(Punctuation().Replace(BetweenWords().Replace(words, " "), " "), ""), "");
        words = LetterOfNumber().Replace(LeadingZeros().Replace(words, ""), "");
        return string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ToneLast)).Normalize(NormalizationForm.FormC);
    }

    // A syllable has one tone; where it stands in it is a matter of taste.
    private static string ToneLast(string word) => word.Any(letter => Tones.Contains(letter, StringComparison.Ordinal))
        ? string.Concat(word.Where(letter => !Tones.Contains(letter, StringComparison.Ordinal))
            .Concat(word.Where(letter => Tones.Contains(letter, StringComparison.Ordinal))))
        : word;

    // Within numbers these mean something: 12/3, 12-14.
    [GeneratedRegex(@"\s*[/\\\-\u2010-\u2015]\s*", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex AroundStroke();

    // A hyphen that parts no numbers parts words.
    [GeneratedRegex(@"(?<![0-9])-|-(?![0-9])", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"[\p{P}-[/\-]]+", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Punctuation();

    // 'số nhà 12', 'nhà số 12', 'số 12', 'sn 12', 'no 12', written apart (NFD).
    [GeneratedRegex("(?<=^|\\s)(?:so\u0302\u0301 nha\u0300|nha\u0300 so\u0302\u0301|so\u0302\u0301|nha\u0300|sn|no)\\s*(?=[0-9])",
        RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex HouseWord();

    // 'đường', 'đ.', 'phố' between a house number and its street, written apart.
    [GeneratedRegex("(?<=[0-9][a-z]?\\s+)(?:\u0111u\u031bo\u031b\u0300ng|\u0111|pho\u0302\u0301)\\s+(?=\\S)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex StreetWord();

    [GeneratedRegex(@"(?<![0-9])0+(?=[0-9])", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex LeadingZeros();

    // 12 A, 12A; 12 bis, 12bis: the letter belongs to the number.
    [GeneratedRegex(@"(?<=[0-9])\s+(?=(?:[a-z]|bis|ter)(?![\p{L}\p{M}]))", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex LetterOfNumber();
}
