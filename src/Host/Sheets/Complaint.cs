using System.Resources;

namespace ActionPlan.Host.Sheets;

/// <summary>What is wrong with an uploaded file or a cell of it, and what would be right.</summary>
/// <param name="Where">The cell, as <c>Sheet!B7</c>; empty for the file as a whole.</param>
/// <param name="Key">The text's key in <c>Complaints.resx</c>.</param>
/// <param name="Values">The values for the text's placeholders.</param>
internal sealed record Complaint(string Where, string Key, params IReadOnlyList<string> Values)
{
    private const int LongestShown = 80;

    private static readonly ResourceManager Texts = new("ActionPlan.Host.Sheets.Complaints", typeof(Complaint).Assembly);

    /// <summary>Why a number could not be read.</summary>
    public TypedNumber? Number { get; init; }

    /// <summary>What the rule itself says that speaks against it, where it has words of its own.</summary>
    public Func<CultureInfo, string>? Own { get; init; }

    public static Complaint OfFile(string key, params IReadOnlyList<string> values) => new("", key, values);

    public string Message(CultureInfo culture)
    {
        if (Own is { } own)
        {
            return own(culture);
        }

        var text = string.Format(culture, Texts.GetString(Key, culture) ?? Key, [.. Values.Select(Visible)]);
        return Number is { } number ? $"{text} {number.Message(culture)}" : text;
    }

    /// <summary><c>Sheet!B7: message</c></summary>
    public string ToString(CultureInfo culture) => Where.Length == 0 ? Message(culture) : $"{Where}: {Message(culture)}";

    /// <summary>A value as it is shown: short, and without what hides.</summary>
    public static string Visible(string value) => TypedText.Shown(value, LongestShown);
}
