using System.Globalization;
using System.Resources;

namespace ActionPlan.Rules.Differences;

internal static class DifferenceTexts
{
    private static readonly ResourceManager Texts = new("ActionPlan.Rules.Differences.Differences", typeof(DifferenceTexts).Assembly);

    public static string Get(CultureInfo culture, string key, params IReadOnlyList<object> values) =>
        string.Format(culture, Texts.GetString(key, culture) ?? key, [.. values]);

    /// <summary>Null where there is no such text.</summary>
    public static string? Find(CultureInfo culture, string key) => Texts.GetString(key, culture);
}
