using ActionPlan.Rules.Editing;

namespace ActionPlan.Host.Authoring;

/// <summary>Where in a text a problem stands.</summary>
internal static class WrittenPlaces
{
    /// <summary>The names and places that lead there; empty where the text is no JSON.</summary>
    public static IReadOnlyList<object> At(string text, Problem problem)
    {
        var start = 0;
        for (var line = 1; line < problem.Line && start >= 0; line++)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        return WrittenValue.Of(text)?.PathTo(Math.Min(start + problem.Column - 1, text.Length)) ?? [];
    }
}
