using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Alerts.Answers;

/// <summary>What a unit is asked to explain. Public, as all that a Razor template shows has to be.</summary>
public sealed record QuestionLetter
{
    public required string PlanName { get; init; }

    public required string UnitName { get; init; }

    public string? AreaName { get; init; }

    /// <summary>The target, with its number.</summary>
    public required string Target { get; init; }

    /// <summary>How it stands, with its mark.</summary>
    public required string Status { get; init; }

    public required string Text { get; init; }

    public required DateOnly By { get; init; }

    public required string AskedBy { get; init; }

    public required bool IsSample { get; init; }

    public required Uri Page { get; init; }

    public string Subject => LetterWords.Subject($"Yêu cầu giải trình, hạn {LetterWords.Day(By)}: {Target}", IsSample);
}
