using System.Resources;

namespace ActionPlan.Host.Cli;

/// <summary>What the command line says, in Vietnamese or English.</summary>
internal static class CliTexts
{
    private static readonly ResourceManager Texts = new("ActionPlan.Host.Cli.CliTexts", typeof(CliTexts).Assembly);

    public static string Get(CultureInfo culture, string key, params IReadOnlyList<object> values)
    {
        var text = Texts.GetString(key, culture) ?? key;
        return values.Count == 0 ? text : string.Format(culture, text, [.. values]);
    }
}
