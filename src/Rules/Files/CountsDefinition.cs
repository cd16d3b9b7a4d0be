using System.ComponentModel;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Files;

/// <summary>A value that is a number of other targets, by what is said of them in the same area and quarter.</summary>
[Description("Đếm các chỉ tiêu khác theo kết quả đánh giá: “đạt 20 trong 21 chỉ tiêu”. Dùng thay cho “value”.")]
public sealed record CountsDefinition
{
    /// <summary>Which targets: <c>security.crimeRate</c>, <c>security.*</c> or <c>*</c>. Those that count others are never among them.</summary>
    [Description("Các chỉ tiêu được đếm: security.crimeRate (một chỉ tiêu), security.* (cả lĩnh vực), * (tất cả). Chỉ tiêu cũng dùng counts không được đếm.")]
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The verdicts that count.</summary>
    [Description("Những kết quả được đếm, ví dụ [\"met\"]: met (đạt), onTrack (dự kiến đạt), atRisk (nguy cơ không đạt), missed (không đạt), noData (chưa có số liệu), notDue (chưa đến kỳ), notApplicable (không áp dụng), monitored (theo dõi).")]
    public required IReadOnlyList<Status> Statuses { get; init; }

    /// <summary>Whether the value is their number or their share.</summary>
    [Description("number: số chỉ tiêu; share: tỷ lệ phần trăm trong số chỉ tiêu được đánh giá (không tính chưa đến kỳ, không áp dụng, theo dõi).")]
    public CountedAs As { get; init; } = CountedAs.Number;
}

/// <summary>How targets are counted.</summary>
public enum CountedAs
{
    /// <summary>How many they are.</summary>
    Number,

    /// <summary>How many percent they are of those that are neither not due, not applicable nor monitored.</summary>
    Share,
}
