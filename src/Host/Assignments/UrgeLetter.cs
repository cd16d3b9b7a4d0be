using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Assignments;

/// <summary>What a lead unit is urged to do. Public, as all that a Razor template shows has to be.</summary>
public sealed record UrgeLetter
{
    public required string PlanName { get; init; }

    public required string UnitName { get; init; }

    public string? AreaName { get; init; }

    public required string Assignment { get; init; }

    public string? Section { get; init; }

    public required string State { get; init; }

    public DateOnly? Due { get; init; }

    public required string Text { get; init; }

    public required string UrgedBy { get; init; }

    public required bool IsSample { get; init; }

    public required Uri Page { get; init; }

    public string Subject => LetterWords.Subject($"Đôn đốc thực hiện nhiệm vụ: {Assignment}", IsSample);

    public IEnumerable<(string Label, string Value)> Facts
    {
        get
        {
            yield return ("Nhiệm vụ", Section is null ? Assignment : $"{Assignment} (mục {Section})");
            yield return ("Tình trạng", State);
            yield return ("Hạn", Due is { } due ? LetterWords.Day(due) : "chưa có");
            yield return ("Người đôn đốc", UrgedBy);
        }
    }
}
