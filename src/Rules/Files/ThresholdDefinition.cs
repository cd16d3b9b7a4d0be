using System.ComponentModel;

namespace ActionPlan.Rules.Files;

/// <summary>How a value is compared with its threshold.</summary>
public enum Comparison
{
    /// <summary>At least (≥).</summary>
    AtLeast,

    /// <summary>Strictly above (&gt;).</summary>
    Above,

    /// <summary>At most (≤).</summary>
    AtMost,

    /// <summary>Strictly below (&lt;).</summary>
    Below,

    /// <summary>Exactly (=), or as near as <see cref="ThresholdDefinition.Tolerance"/> says.</summary>
    Equals,

    /// <summary>From the lower end to the upper, both included.</summary>
    Between,
}

/// <summary>What a target promises before it is due, where that is not its usual course.</summary>
public enum PromisedCourse
{
    /// <summary>Nothing: a thing to be done by a date.</summary>
    None,
}

/// <summary>A threshold as declared in a rule file.</summary>
[Description("Ngưỡng của chỉ tiêu.")]
public sealed record ThresholdDefinition
{
    /// <summary>The comparison.</summary>
    [Description("So sánh: atLeast (ít nhất), above (trên), atMost (nhiều nhất), below (dưới), equals (bằng), between (trong khoảng, tính cả hai đầu).")]
    public required Comparison Is { get; init; }

    /// <summary>What to compare with, in the target's unit of measure; <see cref="Milestones"/> stand in its place.</summary>
    [Description("Ngưỡng: một số; các bậc theo năm, ví dụ { \"2021\": 2, \"2025\": 4 }; biểu thức theo số liệu, ví dụ \"wellsQuota.ThisYear\"; với between: hai đầu của khoảng, ví dụ [3, 5].")]
    public LimitDefinition Of { get; init; } = LimitDefinition.Unsaid;

    /// <summary>How far from an equality's number a value may be, 0 or more, in the target's unit of measure; the ends are included.</summary>
    [Description("Với equals: được lệch tối đa bao nhiêu so với ngưỡng (theo đơn vị tính, kể cả hai đầu).")]
    public decimal? Tolerance { get; init; }

    /// <summary>An optional second, higher aim that is shown and never alerts.</summary>
    [Description("Mức phấn đấu cao hơn; chỉ hiển thị, không cảnh báo.")]
    public decimal? Stretch { get; init; }

    /// <summary>The deadline, a quarter or a year (its Q4); default: the end of the target, else of the term. Term kinds only.</summary>
    [Description("Hạn hoàn thành: quý (2024-Q2) hoặc năm (2024). Chỉ dùng cho termTotal, termLevel.")]
    public string? By { get; init; }

    /// <summary>
    /// Aims on the way, each judged finally in its quarter, in place of <see cref="Of"/>, <see cref="By"/> and <see cref="Path"/>. Term kinds only.
    /// </summary>
    [Description("Các mốc, mỗi mốc được đánh giá dứt điểm khi đến hạn, ví dụ [{ \"by\": \"2023\", \"of\": 35 }, { \"by\": \"2025\", \"of\": 75 }]; thay cho of, by và path. Chỉ dùng cho termTotal, termLevel.")]
    public IReadOnlyList<MilestoneDefinition>? Milestones { get; init; }

    /// <summary>What is promised before the deadline; default: a path. Term kinds only.</summary>
    [Description("none: việc phải xong đúng hạn, trước hạn không có lộ trình. Chỉ dùng cho termTotal, termLevel.")]
    public PromisedCourse? Course { get; init; }

    /// <summary>
    /// Percent of the year's total due in each of its four quarters, none below 0, adding up to 100; default: 25 each. <see cref="TargetKind.YearTotal"/> only.
    /// </summary>
    [Description("Phần trăm của cả năm phải làm trong từng quý, ví dụ [10, 20, 30, 40]; cộng lại bằng 100. Chỉ dùng cho yearTotal.")]
    public IReadOnlyList<decimal>? Profile { get; init; }

    /// <summary>The value before the target's first quarter. Term kinds only.</summary>
    [Description("Mức trước quý đầu của chỉ tiêu (bỏ trống from: trước nhiệm kỳ). Chỉ dùng cho termTotal, termLevel.")]
    public decimal? Baseline { get; init; }

    /// <summary>The planned course, each value reached at the end of its quarter or year. Term kinds only.</summary>
    [Description("Lộ trình: mức phải đạt cuối mỗi năm hoặc quý, ví dụ { \"2021\": 150, \"2022-Q2\": 320 }. Chỉ dùng cho termTotal, termLevel.")]
    public IReadOnlyDictionary<string, decimal>? Path { get; init; }
}

/// <summary>An aim on the way, judged finally in its quarter.</summary>
[Description("Một mốc.")]
public sealed record MilestoneDefinition
{
    /// <summary>When it is due: a quarter or a year (its Q4).</summary>
    [Description("Hạn của mốc: quý (2024-Q2) hoặc năm (2024).")]
    public required string By { get; init; }

    /// <summary>What is to be reached by then, in the target's unit of measure.</summary>
    [Description("Mức phải đạt đến hạn đó.")]
    public required decimal Of { get; init; }
}
