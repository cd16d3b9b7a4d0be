using System.Globalization;
using System.Text;

namespace ActionPlan.Rules.Expressions;

/// <summary>Characters that look like another, or like none, and come in with what was copied from Word, Excel or a web page.</summary>
internal static class Signs
{
    private static readonly Dictionary<char, string> Meant = new()
    {
        ['×'] = "*", ['·'] = "*", ['∙'] = "*", ['•'] = "*", ['⋅'] = "*", ['✕'] = "*", ['∗'] = "*",
        ['÷'] = "/", ['∕'] = "/", ['⁄'] = "/", [':'] = "/",
        ['–'] = "-", ['—'] = "-", ['−'] = "-", ['‐'] = "-", ['‑'] = "-", ['‒'] = "-", ['―'] = "-",
        ['≥'] = ">=", ['⩾'] = ">=", ['≤'] = "<=", ['⩽'] = "<=", ['≠'] = "!=",
        ['[' ] = "(", ['{'] = "(", [']'] = ")", ['}'] = ")", [';'] = ",",
    };

    /// <summary>What to type in an expression instead; null where nothing is meant that an expression knows.</summary>
    public static string? Instead(char character) => Meant.GetValueOrDefault(character) ?? Narrow(character)?.ToString();

    /// <summary>The plain character of a full-width one, such as those of a Chinese or Japanese keyboard.</summary>
    public static char? Narrow(char character) => character is >= '\uff01' and <= '\uff5e' ? (char)(character - 0xfee0)
        : character == '、' ? ',' : character == '。' ? '.' : null;

    /// <summary>A blank that is not the blank of the space bar, such as the no-break blank of Word.</summary>
    public static bool IsStrangeBlank(char character) =>
        character != ' ' && CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.SpaceSeparator;

    /// <summary>A character that cannot be seen and is no blank either: a zero-width one, a mark of direction, a control character.</summary>
    public static bool IsInvisible(char character) => CharUnicodeInfo.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    public static bool IsCurlyQuote(char character) => character is '“' or '”' or '„' or '‟' or '«' or '»' or '″' or '＂' or '〝' or '〞';

    public static bool IsSingleQuote(char character) => character is '\'' or '‘' or '’' or '‚' or '`' or '´' or '′' or '‹' or '›';

    /// <summary>The character as people can see it, whole even where C# keeps it in two halves.</summary>
    public static string Shown(string text, int position) => Rune.TryGetRuneAt(text, position, out var rune)
        ? Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            ? Code(rune.Value)
            : rune.ToString()
        : Code(text[position]);

    /// <summary>Such as <c>U+00A0</c>.</summary>
    public static string Code(int character) => string.Create(CultureInfo.InvariantCulture, $"U+{character:X4}");
}
