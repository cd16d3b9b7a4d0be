using System.ComponentModel;

namespace ActionPlan.Rules.Files;

/// <summary>When evaluation and reminders run, in the plan's time zone.</summary>
[Description("Lịch chạy, theo múi giờ của chương trình.")]
public sealed record SchedulesDefinition
{
    /// <summary>Days after a quarter closes on which it is evaluated, 1–60.</summary>
    [Description("Đánh giá vào ngày thứ mấy sau khi quý kết thúc (1–60); mặc định 5.")]
    public int EvaluateOnDay { get; init; } = 5;

    /// <summary>Time of day of the evaluation, such as <c>08:00</c>.</summary>
    [Description("Giờ đánh giá, dạng 08:00.")]
    public TimeOnly EvaluateAt { get; init; } = new(8, 0);

    /// <summary>Days before a due date on which units are reminded of missing figures, each 1–90.</summary>
    [Description("Nhắc trước hạn nộp số liệu bao nhiêu ngày.")]
    public IReadOnlyList<int> RemindDaysBefore { get; init; } = [7, 2];

    /// <summary>Days after a due date on which units are reminded again, each 1–90.</summary>
    [Description("Nhắc sau hạn nộp số liệu bao nhiêu ngày.")]
    public IReadOnlyList<int> RemindDaysAfter { get; init; } = [1, 7];

    /// <summary>Time of day of the reminders, such as <c>08:00</c>.</summary>
    [Description("Giờ nhắc, dạng 08:00.")]
    public TimeOnly RemindAt { get; init; } = new(8, 0);

    /// <summary>Days within which a unit answers an alert, 1–90.</summary>
    [Description("Đơn vị phải trả lời cảnh báo trong bao nhiêu ngày (1–90); mặc định 15.")]
    public int AnswerWithinDays { get; init; } = 15;

    /// <summary>Whether each unit gets its one-page summary once a quarter was evaluated, unless a digest of alerts tells it the same.</summary>
    [Description("Gửi mỗi đơn vị bản tóm tắt một trang sau khi đánh giá quý (true); đơn vị nhận thư cảnh báo của lần đó thì không gửi thêm.")]
    public bool SummaryToUnits { get; init; }

    /// <summary>Units, such as the Standing Committee, that get the summaries of all modules in one letter once a quarter was evaluated.</summary>
    [Description("Mã các đơn vị nhận bản tóm tắt của mọi lĩnh vực sau khi đánh giá quý, ví dụ standing-committee.")]
    public IReadOnlyList<string> SummariesTo { get; init; } = [];
}
