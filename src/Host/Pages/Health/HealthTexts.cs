using ActionPlan.Host.Health;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Health;

/// <summary>Names the resource file, and finds in it what is said of a line.</summary>
internal sealed class HealthTexts
{
    /// <summary>Lines of one kind share their words: schedules.</summary>
    public static string Said(IStringLocalizer<HealthTexts> words, HealthLine line) => line.Case == HealthLine.Unseen
        ? words[HealthLine.Unseen, [.. line.Values]]
        : words[$"{line.Part.Split('.')[0]}.{line.State}{(line.Case is null ? "" : "." + line.Case)}", [.. line.Values]];
}
