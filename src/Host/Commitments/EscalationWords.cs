using ActionPlan.Host.Assignments;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Commitments;

/// <summary>The words of an escalation, shared by its HTML and its plain text.</summary>
internal static class EscalationWords
{
    public static string Topic(Escalation escalation) =>
        $"{Count(escalation.Matters.Count + escalation.More)} việc quá hạn cần chỉ đạo: {string.Join(", ", escalation.ByKind.Select(group => $"{Count(group.Count())} {Short(group.Key)}"))}"
        + (escalation.More > 0 ? "…" : "");

    public static string Of(OwedKind kind) => kind switch
    {
        OwedKind.Remedy => "Cam kết khắc phục đã quá hạn, chỉ tiêu vẫn chưa đạt",
        OwedKind.Explanation => "Yêu cầu giải trình quá hạn, chưa có giải trình",
        OwedKind.Answer => "Cảnh báo quá hạn trả lời",
        _ => "Nhiệm vụ được giao quá hạn, chưa hoàn thành",
    };

    public static string Late(EscalatedMatter matter) => $"{LetterWords.Day(matter.By)}, quá {Count(matter.DaysLate)} ngày";

    public static IEnumerable<(string Label, string Value)> Facts(EscalatedMatter matter)
    {
        yield return ("Đơn vị", matter.Unit);
        if (matter.Status is { } status)
        {
            yield return (matter.Kind == OwedKind.Assignment ? "Tình trạng" : "Kết quả", status);
        }

        if (matter.Promised is { } promised)
        {
            yield return (matter.Kind switch { OwedKind.Remedy => "Đã cam kết", OwedKind.Explanation => "Yêu cầu", _ => "Cập nhật cuối" }, promised);
        }

        if (matter.Person is { } person)
        {
            yield return (matter.Kind == OwedKind.Explanation ? "Người yêu cầu" : "Người chịu trách nhiệm", person);
        }

        yield return ("Hạn", Late(matter));
    }

    public static string More(Escalation escalation) => $"Và {Count(escalation.More)} việc khác, xem trên hệ thống.";

    public static string Text(Escalation escalation)
    {
        var groups = escalation.ByKind.Select(group =>
            $"{Of(group.Key).ToUpper(LetterWords.Vietnamese)}\n\n" + string.Join("\n\n", group.Select(matter =>
                $"- {matter.Title}\n{string.Join('\n', Facts(matter).Select(fact => $"  {fact.Label}: {fact.Value}"))}\n  {matter.Page}")));
        return escalation.Frame.Text(string.Join("\n\n", groups) + (escalation.More > 0 ? "\n\n" + More(escalation) : ""));
    }

    private static string Count(int count) => count.ToString("N0", LetterWords.Vietnamese);

    private static string Short(OwedKind kind) => kind switch
    {
        OwedKind.Remedy => "cam kết",
        OwedKind.Explanation => "giải trình",
        OwedKind.Answer => "cảnh báo chưa trả lời",
        _ => "nhiệm vụ",
    };
}
