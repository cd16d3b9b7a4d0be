using System.ComponentModel;

namespace ActionPlan.Rules.Files;

/// <summary>When a target is due, and whether its value adds up on the way.</summary>
public enum TargetKind
{
    /// <summary>Each period stands alone.</summary>
    PerPeriod,

    /// <summary>Accumulates within the year; due in its fourth quarter.</summary>
    YearTotal,

    /// <summary>A level judged for the year; due in its fourth quarter.</summary>
    YearLevel,

    /// <summary>Accumulates over the term to its deadline.</summary>
    TermTotal,

    /// <summary>A level to be reached by its deadline.</summary>
    TermLevel,

    /// <summary>Watched only: no threshold.</summary>
    Monitored,
}

/// <summary>A target as declared in a rule file.</summary>
[Description("Một chỉ tiêu.")]
public sealed record TargetDefinition
{
    /// <summary>Unique in the module; letters, digits, underscores and hyphens, starting with a letter.</summary>
    [Description("Mã chỉ tiêu, duy nhất trong lĩnh vực.")]
    public required string Id { get; init; }

    /// <summary>Its number in the document, such as <c>14a</c>.</summary>
    [Description("Số thứ tự trong văn bản, ví dụ 14a.")]
    public string? Number { get; init; }

    /// <summary>A short name of our own.</summary>
    [Description("Tên ngắn gọn của chỉ tiêu.")]
    public required string Name { get; init; }

    /// <summary>Unit of measure of the value and the threshold.</summary>
    [Description("Đơn vị tính.")]
    public required string MeasuredIn { get; init; }

    /// <summary>The unit that answers for it and gets its mail.</summary>
    [Description("Mã đơn vị chịu trách nhiệm.")]
    public required string Responsible { get; init; }

    /// <summary>Units that share the responsibility; they get the mail too.</summary>
    [Description("Các đơn vị cùng chịu trách nhiệm.")]
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>The unit that urges and checks.</summary>
    [Description("Đơn vị đôn đốc, kiểm tra.")]
    public string? Overseer { get; init; }

    /// <summary>When it is due, and whether it adds up.</summary>
    [Description("Loại chỉ tiêu: perPeriod (từng kỳ), yearTotal (cộng dồn trong năm), yearLevel (mức của năm), termTotal (cộng dồn cả nhiệm kỳ), termLevel (mức phải đạt đến hạn), monitored (chỉ theo dõi).")]
    public required TargetKind Kind { get; init; }

    /// <summary>How often it is judged.</summary>
    [Description("Đánh giá mỗi quarter (quý), mỗi halfYear (nửa năm: quý 2 và quý 4) hay mỗi year (năm).")]
    public required Frequency Every { get; init; }

    /// <summary>The first quarter that it is judged in, or a year (its Q1); default: the term's first. What adds up over the term begins there.</summary>
    [Description("Đánh giá từ quý (2022-Q3) hoặc năm (2022) nào; cộng dồn và lộ trình của nhiệm kỳ tính từ đó. Bỏ trống: từ đầu nhiệm kỳ.")]
    public string? From { get; init; }

    /// <summary>The last quarter that it is judged in, or a year (its Q4); default: the term's last.</summary>
    [Description("Đánh giá đến hết quý (2024-Q2) hoặc năm (2024) nào. Bỏ trống: đến hết nhiệm kỳ.")]
    public string? To { get; init; }

    /// <summary>The value as an expression over figure views; this, <see cref="WorstOf"/> or <see cref="Counts"/>.</summary>
    [Description("Biểu thức tính giá trị, ví dụ criminalCases.YearToDate / population.Latest * 10000. Phép tính: cộng, trừ, nhân (*), chia (/), ngoặc tròn; dấu thập phân là dấu chấm. Cách lấy số – flow: Period, YearToDate, TermToDate, PreviousYear, SamePeriodLastYear, PeriodLastYear, PreviousPeriod, LastFourQuarters; stock: Latest, PreviousYearEnd, SamePeriodLastYear, PreviousPeriod; cả hai: Year2020 (năm bất kỳ); quota: ThisYear. Các hàm: Math.Min, Math.Max, Math.Abs, Math.Round, Math.Floor, Math.Ceiling, Math.Pow(x, n) với n nguyên từ -50 đến 50, Growth(mức, mức gốc, số năm) là mức tăng bình quân mỗi năm, YearsSince(2020) là số năm tính từ 2020, If(điều kiện, a, b), Count(điều kiện, …) là số điều kiện đúng. Điều kiện: < <= > >= == != and or not.")]
    public string? Value { get; init; }

    /// <summary>Named expressions of which the worst is judged; this, <see cref="Value"/> or <see cref="Counts"/>.</summary>
    [Description("Các biểu thức có tên; biểu thức xấu nhất được đánh giá. Biểu thức có mẫu số bằng 0 không tính và được nêu tên.")]
    public IReadOnlyDictionary<string, string>? WorstOf { get; init; }

    /// <summary>Works the value out for each area of a kind below; null where it is the area's own.</summary>
    [Description("Xét giá trị của từng địa bàn cấp dưới: địa bàn xấu nhất (worst), số địa bàn (number) hoặc tỷ lệ địa bàn (share) thỏa điều kiện.")]
    public OverAreasDefinition? OverAreas { get; init; }

    /// <summary>Counts other targets; this, <see cref="Value"/> or <see cref="WorstOf"/>.</summary>
    [Description("Đếm các chỉ tiêu khác theo kết quả đánh giá; dùng thay cho value.")]
    public CountsDefinition? Counts { get; init; }

    /// <summary>What the value is compared with; absent for <see cref="TargetKind.Monitored"/> only.</summary>
    [Description("Ngưỡng phải đạt.")]
    public ThresholdDefinition? Threshold { get; init; }

    /// <summary>Whether it counts whole things, so that its path, its forecast and what remains are told as whole numbers.</summary>
    [Description("true: đếm trọn từng người, từng vật (giếng, đảng viên): lộ trình, dự báo và phần còn phải làm hiển thị thành số nguyên; đánh giá vẫn theo số chính xác.")]
    public bool Whole { get; init; }

    /// <summary>Whether number and date of the recognising decision are required with its figures.</summary>
    [Description("true: phải có số, ngày văn bản công nhận.")]
    public bool NeedsSource { get; init; }

    /// <summary>Which of the areas below the root areas raise alerts too: <c>true</c> for all, or kinds of areas.</summary>
    [Description("Địa bàn cấp dưới nào cũng phát cảnh báo. true: mọi cấp; hoặc danh sách loại địa bàn, như “kind” của địa bàn trong plan.json, ví dụ [\"neighbourhood\"].")]
    public AlertsBelowDefinition AlertsBelow { get; init; } = AlertsBelowDefinition.None;

    /// <summary>The reading of an open point, shown on the page.</summary>
    [Description("Cách hiểu điểm chưa rõ của văn bản; hiển thị trên trang.")]
    public string? Note { get; init; }

    /// <summary>Rules <c>Met</c> and <c>OnTrack</c> that replace the generated conditions.</summary>
    [Description("Quy tắc Met và OnTrack thay cho điều kiện sinh tự động. ErrorMessage là lý do được nêu khi quy tắc không thỏa; nếu chỉ có Met thì OnTrack là cùng điều kiện đó.")]
    public IReadOnlyList<RuleDefinition> Rules { get; init; } = [];
}
