using System.Runtime.CompilerServices;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Summaries;

/// <summary>The words of a summary, shared by page, print and mail: a Vietnamese document, whoever asks for it.</summary>
internal static class SummaryWords
{
    private const int Longest = 300;
    private const int LongestBrief = 110;

    private static readonly ConditionalWeakTable<ReportFacts, ReportNumbers> KnownNumbers = [];

    public static string Heading(Summary summary) => $"Tóm tắt {summary.Quarter}: {summary.Subject}";

    public static string NotJudged(Summary summary) => $"{LetterWords.Sentence(summary.Quarter)} chưa được đánh giá: chưa có kết quả nào để tóm tắt.";

    public static string NoTargets => "Không có chỉ tiêu nào.";

    /// <summary>What stands where there is nothing to count.</summary>
    public static string Result(Summary summary) => summary.Run is null ? NotJudged(summary) : NoTargets;

    public static string AllWell => "Không có chỉ tiêu nào không đạt, có nguy cơ hoặc thiếu số liệu.";

    public static string EndangeredTitle(Summary summary) =>
        $"Chỉ tiêu cần lưu ý ({Count(summary.Endangered.Count + summary.Named.Count)}/{Count(summary.Targets)})";

    public static IReadOnlyList<string> Columns { get; } = ["Chỉ tiêu", "Kết quả", "Phải làm, đơn vị đã trả lời"];

    private static string NamedLead(Summary summary) => summary.Endangered.Count == 0 ? "" : "Cũng cần lưu ý: ";

    /// <summary>One that stands by its name alone; without its numbers where there are hundreds.</summary>
    public static string Of(Endangered target) => target.Standing.Length == 0 ? $"{target.Title} {StatusLook.Of(target.Status).Glyph}"
        : $"{target.Title} – {TargetNumbers.StatusName(target.Status)}, {target.Standing}{(target.Unit is { } unit ? $", {unit}" : "")}";

    public static string Task(Endangered target) => $"Phải làm: {LowerFirst(target.Task)}.";

    public static string Answer(Endangered target) => $"Trả lời: {LowerFirst(target.Answer)}";

    public static string Named(Summary summary) => NamedLead(summary) + string.Join("; ", summary.Named.Select(Of)) + ".";

    private static string OthersLead => "Chỉ tiêu khác: ";

    public static string Others(Summary summary) => OthersLead + string.Join("; ", summary.Others) + ".";

    public static string OverdueTitle(Summary summary) => $"Việc quá hạn tính đến {LetterWords.Day(summary.AsOf)}";

    public static string NextTitle(Summary summary) => $"Việc phải làm {summary.NextQuarter}";

    public static string FiguresTitle => "Số liệu phải nộp";

    public static string More(int more) => $"Và {Count(more)} việc khác, xem trên hệ thống.";

    public static string MoreSummaries(int more) => $"Và {Count(more)} bản tóm tắt khác, xem trên hệ thống.";

    public static string MoreFigures(int more) => $"Và {Count(more)} phần khác, xem trên hệ thống.";

    public static string Bound(Summary summary) => (summary.Run is { } run
        ? $"Kết quả theo lần đánh giá số {Count((int)run.Id)} ngày {LetterWords.Day(DateOnly.FromDateTime(run.At.DateTime))}, chương trình phiên bản {run.PlanVersion[..12]}, không tính lại. "
        : "") + $"Cam kết, nhiệm vụ và số liệu phải nộp tính đến {LetterWords.Day(summary.AsOf)}.";

    public static string Subject(Summary summary)
    {
        var counts = new[] { (Status.Missed, "không đạt"), (Status.AtRisk, "nguy cơ"), (Status.NoData, "chưa có số liệu") }
            .Where(one => summary.Count(one.Item1) > 0)
            .Select((one, index) => $"{Count(summary.Count(one.Item1))}{(index == 0 ? " chỉ tiêu" : "")} {one.Item2}");
        var area = summary.Area is null ? "" : $", {summary.Area}";
        return $"{Heading(summary)}{area} – {string.Join(", ", counts.DefaultIfEmpty("không có chỉ tiêu cần lưu ý"))}";
    }

    /// <summary>
    /// Who answers: a unit with its head, its telephone and where its mail about the area goes, or the units of a module with how many targets each has.
    /// </summary>
    public static string Answers(Plan plan, SummarySubject subject, Area area, IReadOnlyList<Target> targets)
    {
        if (subject.Of == SummaryOf.Unit)
        {
            var unit = plan.Units.GetValueOrDefault(subject.Id);
            var address = unit is null ? null : plan.RecipientFor(unit.Id, area).Address;
            var reach = new[] { unit?.Head is { } head ? $"người đứng đầu {head}" : null, unit?.Phone is { } phone ? $"điện thoại {phone}" : null,
                address is { } mail ? $"thư {mail}" : null };
            return string.Join(", ", reach.OfType<string>().Prepend($"Chịu trách nhiệm: {plan.UnitName(subject.Id)}"));
        }

        var units = subject.Units(plan).Select(id => $"{plan.UnitName(id)} ({Count(targets.Count(target => target.Definition.Responsible == id))})");
        return $"Đơn vị chịu trách nhiệm (số chỉ tiêu): {string.Join(", ", units)}";
    }

    public static string Late(Plan plan, LateMatter matter, DateOnly today, bool withUnit)
    {
        var since = $"hạn {LetterWords.Day(matter.Owed.By)}, quá {Count(today.DayNumber - matter.Owed.By.DayNumber)} ngày";
        var unit = withUnit ? $" – {plan.UnitName(matter.Unit)}" : "";
        var about = matter.Alert is { } alert ? About(plan, alert) : Short(matter.Assignment!.Definition.Name);
        return matter.Owed.Kind switch
        {
            OwedKind.Remedy => $"Cam kết chưa có kết quả, {since}: {about}{unit}",
            OwedKind.Explanation => $"Chưa giải trình ({matter.Person} yêu cầu), {since}: {about}{unit}",
            OwedKind.Answer => $"Chưa trả lời cảnh báo, {since}: {about}{unit}",
            _ => $"Nhiệm vụ {AssignmentWords.Of(matter.Assignment!)}, {since}: {about}{unit}",
        };
    }

    public static string Due(Plan plan, AlertRow alert, Owed owed)
    {
        var about = About(plan, alert);
        return owed.Kind switch
        {
            OwedKind.Remedy => $"{LetterWords.Day(owed.By)}: {Brief(alert.Remedy)[..^1]} ({about}){(alert.RemedyPerson is { } person ? $" – {person}" : "")}",
            OwedKind.Explanation => $"{LetterWords.Day(owed.By)}: giải trình theo yêu cầu của {alert.Events.Find(one => one.Id == owed.Question)?.By}, {about}",
            _ => $"{LetterWords.Day(owed.By)}: trả lời cảnh báo, {about}",
        };
    }

    /// <summary>Made once for the facts: hundreds of references.</summary>
    public static ReportNumbers Numbers(ReportFacts facts) => KnownNumbers.GetValue(facts, known => new ReportNumbers(known));

    public static string Count(int count) => count.ToString("N0", LetterWords.Vietnamese);

    public static string Short(string text) => text.Length <= Longest ? text : text[..(Longest - 1)].TrimEnd() + "…";

    /// <summary>What somebody wrote, in one short line that ends as a sentence does.</summary>
    public static string Brief(string? text)
    {
        var line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ';', ' ');
        return line.Length == 0 ? "" : (line.Length <= LongestBrief ? line : line[..(LongestBrief - 1)].TrimEnd() + "…") + ".";
    }

    private static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLower(text[0], LetterWords.Vietnamese) + text[1..];

    private static string About(Plan plan, AlertRow alert) =>
        plan.TargetByKey.GetValueOrDefault(alert.Target) is { } target ? $"chỉ tiêu {Short(target.Title())}" : $"chỉ tiêu {alert.Target}";
}
