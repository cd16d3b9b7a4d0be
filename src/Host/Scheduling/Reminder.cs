using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Scheduling;

/// <summary>Which figures one recipient still owes for one due date. Public, as all that a Razor template shows has to be.</summary>
public sealed record Reminder
{
    public required string PlanName { get; init; }

    public required string UnitName { get; init; }

    public string? AreaName { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateOnly Today { get; init; }

    public required bool IsSample { get; init; }

    public required Uri EntryPage { get; init; }

    public required IReadOnlyList<MissingFigure> Missing { get; init; }

    /// <summary>How many the unit has handed in, so that only its head's approval lacks.</summary>
    public int Waiting => Missing.Count(figure => figure.Stage == MissingStage.Submitted);

    public LetterFrame Frame => new(PlanName, LetterWords.Addressee(UnitName, AreaName), IsSample)
    {
        Topic = ReminderWords.Topic(this),
        Heading = IsOverdue ? "Số liệu đã quá hạn nộp" : "Nhắc nộp số liệu",
        Page = EntryPage,
        Button = "Nhập số liệu",
        Invitation = "Nhập tại",
        Footer = "Thư nhắc gửi tự động; danh sách được kiểm tra lại ngay trước khi gửi. Nếu đơn vị vừa nhập xong, xin bỏ qua thư này.",
    };

    public bool IsOverdue => Today > DueOn;
}

/// <summary>A figure that is missing for an area and a period.</summary>
/// <param name="Figure">The figure's name.</param>
/// <param name="MeasuredIn">Its unit of measure.</param>
/// <param name="Area">The area's name.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="Page">Where something is done about it.</param>
public sealed record MissingFigure(string Figure, string MeasuredIn, string Area, Period Period, MissingStage Stage, Uri Page);

/// <summary>How far a figure has come that is not approved.</summary>
public enum MissingStage
{
    NotEntered,

    /// <summary>It comes from a register that has to be confirmed complete.</summary>
    Unconfirmed,
    Draft,
    SentBack,

    /// <summary>The unit's head has to approve it.</summary>
    Submitted,
}
