namespace ActionPlan.Host.Mail;

/// <summary>A letter that says a few facts, and what somebody wrote. Public, as all that a Razor template shows has to be.</summary>
public sealed record FactsLetter
{
    public required LetterFrame Frame { get; init; }

    public required IReadOnlyList<(string Label, string Value)> Facts { get; init; }

    public string? Quote { get; init; }

    internal string Text =>
        Frame.Text(string.Join('\n', Facts.Select(fact => $"{fact.Label}: {fact.Value}")) + (Quote is null ? "" : $"\n\nNội dung:\n{Quote}"));
}
