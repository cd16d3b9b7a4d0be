using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Scheduling;

/// <summary>The words of a reminder, shared by its HTML and its plain text.</summary>
internal static class ReminderWords
{
    public static string Topic(Reminder reminder)
    {
        var what = string.Create(LetterWords.Vietnamese, $"{reminder.Missing.Count} số liệu {Periods(reminder)}");
        var text = reminder.IsOverdue
            ? $"Quá hạn {what}, hạn {LetterWords.Day(reminder.DueOn)}"
            : $"Nhắc nộp {what}, hạn {LetterWords.Day(reminder.DueOn)}";
        return text + (reminder.AreaName is null ? "" : $" – {reminder.AreaName}");
    }

    /// <summary>Since when it is late, or how long there still is.</summary>
    public static string Lead(Reminder reminder)
    {
        var days = reminder.Today.DayNumber - reminder.DueOn.DayNumber;
        var count = Count(reminder);
        return days switch
        {
            > 0 => string.Create(LetterWords.Vietnamese, $"{count}, quá hạn từ ngày {LetterWords.Day(reminder.DueOn)} ({days} ngày)."),
            0 => $"{count}, hạn nộp là hôm nay, {LetterWords.Day(reminder.DueOn)}.",
            _ => string.Create(LetterWords.Vietnamese, $"{count}, hạn nộp ngày {LetterWords.Day(reminder.DueOn)} (còn {-days} ngày)."),
        };
    }

    public static string How(MissingFigure figure) => figure.Stage switch
    {
        MissingStage.Unconfirmed => "xác nhận sổ theo dõi đã đủ",
        MissingStage.Draft => "đã nhập nháp, chưa nộp: kiểm tra và nộp",
        MissingStage.SentBack => "bị trả lại: sửa và nộp lại",
        MissingStage.Submitted => "đã nộp, chờ lãnh đạo đơn vị duyệt",
        _ => "nhập số liệu",
    };

    public static string Text(Reminder reminder)
    {
        var lines = reminder.Missing.Select(figure =>
            $"  - {figure.Figure} ({figure.MeasuredIn}), {figure.Area}, {LetterWords.Quarter(figure.Period)}: {How(figure)}\n    {figure.Page}");
        return reminder.Frame.Text($"{Lead(reminder)}\n\n{string.Join('\n', lines)}");
    }

    private static string Count(Reminder reminder) => (reminder.Missing.Count - reminder.Waiting, reminder.Waiting) switch
    {
        (var missing, 0) => string.Create(LetterWords.Vietnamese, $"Còn thiếu {missing} số liệu"),
        (0, var waiting) => string.Create(LetterWords.Vietnamese, $"Còn {waiting} số liệu đã nộp chờ duyệt"),
        var (missing, waiting) => string.Create(LetterWords.Vietnamese, $"Còn thiếu {missing} số liệu và {waiting} số liệu chờ duyệt"),
    };

    private static string Periods(Reminder reminder)
    {
        var periods = reminder.Missing.Select(figure => figure.Period).Distinct().Order().ToList();
        return periods.Count == 1 ? LetterWords.Quarter(periods[0]) : "các kỳ";
    }
}
