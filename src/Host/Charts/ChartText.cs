using System.Resources;
using SkiaSharp;

namespace ActionPlan.Host.Charts;

internal readonly record struct TextLook(float Size, bool Bold = false, string Colour = ChartColours.Text);

/// <summary>Texts in charts: Vietnamese whoever asks, since pictures go into letters and reports, but for those that a page shows.</summary>
internal static class ChartText
{
    private const int Longest = 400;
    private static readonly ResourceManager Texts = new("ActionPlan.Host.Charts.ChartTexts", typeof(ChartText).Assembly);

    // A chart is drawn in one go, so that its language need not be handed through each of its lines.
    [ThreadStatic]
    private static CultureInfo? ofPage;

    public static CultureInfo Culture => ofPage ?? Cultures.Vietnamese;

    public static string Get(string key) => Texts.GetString(key, Culture) ?? key;

    public static string Get(string key, string value) => string.Format(Culture, Get(key), value);

    /// <summary>A drawing in the language of whoever reads the page.</summary>
    public static string ForPage(Func<string> draw)
    {
        ofPage = CultureInfo.CurrentUICulture;
        try
        {
            return draw();
        }
        finally
        {
            ofPage = null;
        }
    }

    /// <summary>Q3/20</summary>
    public static string Quarter(Period quarter) =>
        string.Create(CultureInfo.InvariantCulture, $"Q{quarter.LastQuarter.Quarter}/{quarter.Year % 100:00}");

    /// <summary>One line, composed (the font has ệ, not e with two marks), without what XML or a reader's eye cannot take.</summary>
    public static string Clean(string? text) => TypedText.Line(text);

    public static float Width(string text, TextLook look)
    {
        using var font = Font(look);
        return font.MeasureText(Clean(text));
    }

    public static SKFont Font(TextLook look) => new(ChartFont.Typeface(look.Bold), look.Size)
    {
        Subpixel = true,
        Hinting = SKFontHinting.None,
    };

    /// <summary>As much of the text as fits, with an ellipsis where something is left out.</summary>
    public static string Fit(string text, TextLook look, float width) => Lines(text, look, width, 1)[0];

    /// <summary>Breaks between words; what does not fit into the lines ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Lines(string text, TextLook look, float width, int atMost)
    {
        using var font = Font(look);
        var rest = Clean(text.Length > Longest ? text[..Longest] + "…" : text);
        var lines = new List<string>();
        while (lines.Count < atMost - 1 && font.MeasureText(rest) > width)
        {
            var taken = TakeWords(rest, font, width);
            if (taken == 0)
            {
                break;
            }

            lines.Add(rest[..taken]);
            rest = rest[taken..].TrimStart();
        }

        lines.Add(Shorten(rest, font, width));
        return lines;
    }

    /// <summary>How many lines a text takes where a browser breaks it between words, and within a word only where there is no other way.</summary>
    public static int LineCount(string text, TextLook look, float width)
    {
        using var font = Font(look);
        var space = font.MeasureText(" ");
        var (lines, taken) = (1, 0f);
        foreach (var word in Clean(text).Split(' '))
        {
            var wide = font.MeasureText(word);
            if (taken > 0 && taken + space + wide > width)
            {
                (lines, taken) = (lines + 1, 0);
            }

            var broken = (int)(wide / width);
            (lines, taken) = (lines + broken, taken + (taken > 0 ? space : 0) + wide - broken * width);
        }

        return lines;
    }

    private static int TakeWords(string text, SKFont font, float width)
    {
        var taken = 0;
        for (var space = text.IndexOf(' ', StringComparison.Ordinal); space > 0; space = text.IndexOf(' ', space + 1))
        {
            if (font.MeasureText(text.AsSpan(0, space)) > width)
            {
                break;
            }

            taken = space;
        }

        return taken;
    }

    private static string Shorten(string text, SKFont font, float width)
    {
        if (font.MeasureText(text) <= width)
        {
            return text;
        }

        var starts = StringInfo.ParseCombiningCharacters(text);
        var kept = starts.Length - 1;
        while (kept > 0 && font.MeasureText(text[..starts[kept]].TrimEnd() + "…") > width)
        {
            kept--;
        }

        return text[..(kept > 0 ? starts[kept] : 0)].TrimEnd() + "…";
    }
}
