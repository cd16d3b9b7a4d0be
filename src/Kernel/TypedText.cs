using System.Globalization;
using System.Text;

namespace ActionPlan.Kernel;

/// <summary>
/// Text as people type and paste it, made what they see: composed letters, no control characters, nothing invisible. What separates two words
/// is replaced by a blank and never dropped. Cleaning twice changes nothing more.
/// </summary>
public static class TypedText
{
    /// <summary>Longest free text – a reason, a note, an answer – in characters, once it is cleaned.</summary>
    public const int Longest = 2000;

    private const char Replacement = '\uFFFD';

    /// <summary>A text of one line: a name, an address, a reason. Any run of blanks and line breaks is one blank.</summary>
    public static string Line(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        // Taking something out from between a letter and its mark lets them compose, and what they compose to may be looked at again.
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (LetterLooks.Of(rune))
            {
                case LetterLook.Seen:
                    clean.Append(rune.ToString());
                    break;
                case LetterLook.Blank or LetterLook.Break when clean is { Length: > 0 } && clean[^1] != ' ':
                    clean.Append(' ');
                    break;
                case LetterLook.Broken:
                    clean.Append(Replacement);
                    break;
                default:
                    break;
            }
        }

        return clean.ToString().TrimEnd(' ').Normalize(NormalizationForm.FormC);
    }

    /// <summary>A text of several lines; blanks within a line stay, those at its end and lines without anything at either end do not.</summary>
    public static string Lines(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            clean.Append(LetterLooks.Of(rune) switch
            {
                LetterLook.Seen => rune.ToString(),
                // What keeps a number with its unit does so on purpose.
                LetterLook.Blank => rune.Value is 0xA0 or 0x202F ? rune.ToString() : " ",
                LetterLook.Break => "\n",
                LetterLook.Broken => Replacement.ToString(),
                _ => "",
            });
        }

        var lines = clean.ToString().Normalize(NormalizationForm.FormC).Split('\n').Select(line => line.TrimEnd());
        return string.Join('\n', lines).Trim('\n', ' ', '\u00A0', '\u202F');
    }

    /// <summary>
    /// A number, a date, an id, a mail address: what cannot be seen at its ends is left out. What is inside stays, so that a message can name it
    /// (<see cref="Shown"/>).
    /// </summary>
    public static string Word(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var first = text.Length;
        var end = 0;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var next = at + rune.Utf16SequenceLength;
            if (LetterLooks.Of(rune) is LetterLook.Seen or LetterLook.Broken)
            {
                first = Math.Min(first, at);
                end = next;
            }

            at = next;
        }

        return first >= end ? "" : text[first..end];
    }

    /// <summary>
    /// The first character that hides in a text: nothing is drawn for it, or it turns the order of its neighbours round. A text of a file or a name
    /// with one is refused rather than cleaned: two that look alike would not be what they seem. Null where there is none.
    /// </summary>
    /// <returns>Where it stands in the text, and its number, such as <c>U+202E</c>.</returns>
    public static (int Position, string Code)? Hidden(string? text)
    {
        var at = 0;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (LetterLooks.Hides(rune))
            {
                return (at, Code(rune));
            }

            at += rune.Utf16SequenceLength;
        }

        return null;
    }

    /// <summary>For messages: not longer than may be, and what cannot be seen by its number, such as <c>‹U+200B›</c>.</summary>
    public static string Shown(string? text, int longest)
    {
        var shown = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (shown.Length >= longest)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(rune.Value == ' ' || LetterLooks.Of(rune) == LetterLook.Seen
                ? rune.ToString() : $"‹{Code(rune)}›");
        }

        return shown.ToString();
    }

    private static string Code(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
}
