using System.Globalization;
using System.Text;

namespace ActionPlan.Kernel;

/// <summary>What a reader sees of a character.</summary>
internal enum LetterLook
{
    /// <summary>Something.</summary>
    Seen,

    /// <summary>A gap in the line.</summary>
    Blank,

    /// <summary>A new line.</summary>
    Break,

    /// <summary>Nothing, not even a gap; or it turns the order of its neighbours round.</summary>
    Hidden,

    /// <summary>No character at all.</summary>
    Broken,
}

/// <summary>Looks at characters.</summary>
internal static class LetterLooks
{
    /// <summary>Whether the character hides: marks that choose how a letter is drawn do not, nor does what parts words or lines.</summary>
    public static bool Hides(Rune rune) => Of(rune) switch
    {
        LetterLook.Hidden => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format,
        LetterLook.Blank => rune.Value != '\t' && Rune.IsControl(rune),
        _ => false,
    };

    /// <summary>What a reader sees of the character; half a surrogate pair comes as U+FFFD from where runes are enumerated.</summary>
    public static LetterLook Of(Rune rune) => rune.Value switch
    {
        >= '!' and <= '~' => LetterLook.Seen,
        ' ' => LetterLook.Blank,
        '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029 => LetterLook.Break,
        // Fillers of other scripts: drawn as nothing, a letter wide.
        0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 => LetterLook.Blank,
        // Marks that are never drawn.
        0x034F or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) => LetterLook.Hidden,
        // Signs over numbers, which Unicode calls formats and which are drawn.
        (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x08E2 or 0x110BD or 0x110CD => LetterLook.Seen,
        var value when (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF => LetterLook.Broken,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.SpaceSeparator or UnicodeCategory.Control => LetterLook.Blank,
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => LetterLook.Break,
            UnicodeCategory.Format => LetterLook.Hidden,
            _ => LetterLook.Seen,
        },
    };
}
