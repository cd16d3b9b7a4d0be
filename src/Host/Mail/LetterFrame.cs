namespace ActionPlan.Host.Mail;

/// <summary>What stands around a letter's content. Public, as all that a Razor template shows has to be.</summary>
/// <param name="PlanName">Whose programme it speaks of.</param>
/// <param name="Addressee">Empty where the letter addresses nobody in particular.</param>
/// <param name="IsSample">Whether all in it is made up.</param>
public sealed record LetterFrame(string PlanName, string Addressee, bool IsSample)
{
    /// <summary>What the letter is about, as its subject says it.</summary>
    public required string Topic { get; init; }

    public required string Heading { get; init; }

    /// <summary>Where something is done about it.</summary>
    public required Uri Page { get; init; }

    /// <summary>What the button says that leads to the page.</summary>
    public required string Button { get; init; }

    /// <summary>What the plain text says before the page's address.</summary>
    public string Invitation { get; init; } = "Xem trên hệ thống";

    public required string Footer { get; init; }

    public string Subject => SubjectOf(IsSample, Topic);

    internal static string SubjectOf(bool isSample, string topic) => $"{(isSample ? $"[{LetterWords.Sample}] " : "")}[Chương trình hành động] {topic}";

    internal string SampleBanner => IsSample ? $"*** {LetterWords.Sample.ToUpper(LetterWords.Vietnamese)} ***\n\n" : "";

    /// <summary>The first lines of the plain text.</summary>
    internal string Opening => $"{SampleBanner}{PlanName}\n{Heading}\n{(Addressee.Length > 0 ? $"Kính gửi: {Addressee}\n" : "")}".ReplaceLineEndings();

    /// <summary>The plain text: the same facts in the same order as the HTML.</summary>
    internal string Text(string body) => $"{Opening}\n{body}\n\n{Invitation}: {Page}\n{Footer}".ReplaceLineEndings();
}
