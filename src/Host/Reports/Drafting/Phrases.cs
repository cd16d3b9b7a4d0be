using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Reports.ReportNumbers;

namespace ActionPlan.Host.Reports.Drafting;

/// <summary>Turns of phrase that all sections share.</summary>
internal static class Phrases
{
    /// <summary>What only people can add stands in square brackets, and is counted until it is replaced.</summary>
    public static string ToFill(string what) => $"[{what}]";

    public static string Named(Target target) =>
        target.Definition.Number is { } number ? $"Chỉ tiêu {number} ({target.Definition.Name})" : $"Chỉ tiêu “{target.Definition.Name}”";

    public static string Unit(ReportFacts facts, Target target) => facts.Plan.UnitName(target.Definition.Responsible);

    public static string Answers(ReportFacts facts, Target target) => $"Đơn vị chịu trách nhiệm: {Unit(facts, target)}.";

    /// <summary>'phấn đấu đạt trên 75%', 'giữ ở mức dưới 5 vụ'.</summary>
    public static string Aim(Target target, string reference) =>
        target.Definition.Threshold?.Is is Rules.Files.Comparison.AtMost or Rules.Files.Comparison.Below or Rules.Files.Comparison.Between
        ? $"đưa về và giữ ở mức {Token(target, reference)}"
        : $"phấn đấu đạt {Token(target, reference)}";

    /// <summary>'chỉ tiêu đạt', or 'chỉ tiêu đạt hoặc dự kiến đạt' where there are such.</summary>
    public static string Good(ReportFacts facts, IEnumerable<Target> targets, string joined) =>
        targets.Any(target => facts.Of(target)?.Status == Status.OnTrack) ? $"chỉ tiêu đạt {joined} dự kiến đạt" : "chỉ tiêu đạt";

    /// <summary>'13 chỉ tiêu đạt, 05 nguy cơ không đạt': only what there is, in the order of <see cref="GroupNumbers.StatusWords"/>.</summary>
    public static string Counts(ReportFacts facts, string group, IReadOnlyList<Target> targets)
    {
        var parts = GroupNumbers.StatusWords
            .Where(word => targets.Any(target => facts.Of(target)?.Status == word.Status))
            .Select(word => $"{Token(group, word.Word)} chỉ tiêu {Said(word.Status)}")
            .ToList();
        if (targets.Any(target => facts.Of(target) is null))
        {
            parts.Add($"{Token(group, "chuadanhgia")} chỉ tiêu chưa được đánh giá");
        }

        return parts.Count == 1 && targets.Count > 1 ? "cả " + parts[0] : Joined(parts);
    }

    public static string Said(Status status) => status == Status.Monitored ? "chỉ theo dõi, không đặt ngưỡng" : TargetNumbers.StatusName(status);

    /// <summary>'a, b và c'.</summary>
    public static string Joined(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => string.Join(", ", parts.Take(parts.Count - 1)) + " và " + parts[^1],
    };

    /// <summary>'; tăng 0,4 điểm phần trăm so với quý trước, giảm 1 vụ so với cùng kỳ năm trước'; empty where nothing can be compared.</summary>
    public static string Compared(ReportFacts facts, Target target)
    {
        var now = facts.Of(target)?.Value;
        var parts = facts.Comparisons
            .Where(one => now is not null && target.Definition.MeasuredIn != "đạt"
                && facts.Of(target, facts.Quarter.AddQuarters(-one.Quarters))?.Value is not null)
            .Select(one => $"{Token(target, "so" + one.Word)} so với {one.Said}")
            .ToList();
        return parts.Count == 0 ? "" : "; " + string.Join(", ", parts);
    }

    /// <summary>The references to a verdict's remarks of some kinds, as sentences without the last full stop; empty where there is none.</summary>
    public static string Remarks(VerdictRow? verdict, Target target, Func<string, bool> wanted)
    {
        var remarks = verdict?.ReadRemarks() ?? [];
        var said = "";
        foreach (var (remark, index) in remarks.Select((remark, index) => (remark, index)).Where(one => wanted(one.remark.Key)))
        {
            var goesOn = char.IsLower(remark.Text(LetterWords.Vietnamese)[0]);
            said += (said.Length == 0 ? "" : goesOn ? " " : ". ") + Token(target, TargetNumbers.Remark(index));
        }

        return said;
    }

    public static bool IsNeed(string remark) =>
        remark.StartsWith("neededPer", StringComparison.Ordinal) || remark.StartsWith("allowedPer", StringComparison.Ordinal)
        || remark == "neededExceedsBest";

    public static bool IsMissing(string remark) => remark is "missing" or "missingMore" or "missingSeveral" or "tooOld" or "sourceMissing" or "sourceUnknown";

    /// <summary>What a sentence on value and threshold says already.</summary>
    public static bool IsComparison(string remark) =>
        remark.StartsWith("missed", StringComparison.Ordinal) || remark.StartsWith("behind", StringComparison.Ordinal);

    public static string Text(IEnumerable<string> lines) => string.Join('\n', lines.Where(line => line.Length > 0));
}
