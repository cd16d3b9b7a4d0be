using System.ComponentModel;

namespace ActionPlan.Rules.Files;

/// <summary>A module's rule file as written: its figures, targets and data checks.</summary>
[Description("Tệp quy tắc của một lĩnh vực: số liệu, chỉ tiêu và kiểm tra số liệu.")]
public sealed record RuleFile
{
    /// <summary>The module's id; one rule file a module and plan.</summary>
    [Description("Mã lĩnh vực, ví dụ security.")]
    public required string Module { get; init; }

    /// <summary>The module's name on pages; null for the modules that bring their own.</summary>
    [Description("Tên lĩnh vực hiển thị trên trang.")]
    public string? Name { get; init; }

    /// <summary>Figures declared here; ids are unique in the plan.</summary>
    [Description("Các số liệu của lĩnh vực.")]
    public IReadOnlyList<FigureDefinition> Figures { get; init; } = [];

    /// <summary>Targets declared here; ids are unique in the module.</summary>
    [Description("Các chỉ tiêu của lĩnh vực.")]
    public IReadOnlyList<TargetDefinition> Targets { get; init; } = [];

    /// <summary>Checks of the figures, not of the targets.</summary>
    [Description("Kiểm tra tính hợp lý của số liệu (quy tắc RulesEngine).")]
    public IReadOnlyList<RuleDefinition> Checks { get; init; } = [];
}

/// <summary>How often something is due.</summary>
public enum Frequency
{
    /// <summary>Every quarter.</summary>
    Quarter,

    /// <summary>Every half-year, in its second and fourth quarter: targets only.</summary>
    HalfYear,

    /// <summary>Every year, in its fourth quarter.</summary>
    Year,
}

/// <summary>A figure as declared in a rule file.</summary>
[Description("Một số liệu.")]
public sealed record FigureDefinition
{
    /// <summary>Unique in the plan; letters, digits and underscores, starting with a letter.</summary>
    [Description("Mã số liệu, duy nhất trong chương trình; dùng trong biểu thức, ví dụ criminalCases.")]
    public required string Id { get; init; }

    /// <summary>As shown to people.</summary>
    [Description("Tên số liệu.")]
    public required string Name { get; init; }

    /// <summary>Unit of measure.</summary>
    [Description("Đơn vị tính.")]
    public required string MeasuredIn { get; init; }

    /// <summary>Whether only whole numbers are right: cases, people. Null: not said.</summary>
    [Description("true: chỉ nhận số nguyên (vụ, người, hộ …); false: nhận cả số lẻ (tấn, %, đồng …).")]
    public bool? Whole { get; init; }

    /// <summary>Whether numbers below 0 may be right: a difference, a balance.</summary>
    [Description("true: nhận cả số âm (mức tăng giảm, chênh lệch). Bỏ trống: chỉ nhận từ 0 trở lên.")]
    public bool Negative { get; init; }

    /// <summary>How it behaves in time.</summary>
    [Description("Loại: flow (cộng dồn theo thời gian), stock (mức tại một thời điểm), quota (giao trước cho cả năm).")]
    public required FigureType Type { get; init; }

    /// <summary>How often it is due. A quota is always yearly.</summary>
    [Description("Kỳ báo cáo: quarter (hằng quý) hoặc year (hằng năm). Với quota luôn là year.")]
    public Frequency? Every { get; init; }

    /// <summary>The kind of area for which it is due; null for the root areas.</summary>
    [Description("Cấp địa bàn phải báo cáo, ví dụ neighbourhood. Bỏ trống: cấp cao nhất.")]
    public string? At { get; init; }

    /// <summary>
    /// Days after the period's last day by which it is due, 0–365; for a quota, days after the year's first day. Null: 4 (31 for a quota).
    /// </summary>
    [Description("Hạn nộp: số ngày sau khi kỳ kết thúc (với quota: sau ngày đầu năm). Bỏ trống: 4 ngày (quota: 31 ngày).")]
    public int? DueDay { get; init; }

    /// <summary>The unit that enters it; null for the unit responsible for the first target that uses it.</summary>
    [Description("Mã đơn vị nhập số liệu. Bỏ trống: đơn vị chịu trách nhiệm của chỉ tiêu dùng số liệu này.")]
    public string? ReportedBy { get; init; }

    /// <summary>Whether a module counts it from its register.</summary>
    [Description("true: số liệu được đếm từ sổ theo dõi của lĩnh vực, không nhập tay.")]
    public bool Counted { get; init; }

    /// <summary>Its id in the plan that this one continues, where that is another.</summary>
    [Description("Mã của số liệu này trong chương trình được tiếp nối (continues), nếu khác mã ở đây.")]
    public string? Was { get; init; }

    /// <summary>A reading or source to be shown with the figure.</summary>
    [Description("Ghi chú hiển thị trên trang.")]
    public string? Note { get; init; }
}

/// <summary>A rule in RulesEngine's own JSON, of which only the harmless part is allowed.</summary>
[Description("Quy tắc theo định dạng RulesEngine.")]
public sealed record RuleDefinition
{
    /// <summary>The rule's name; unique in its list.</summary>
    [Description("Tên quy tắc.")]
    [System.Text.Json.Serialization.JsonPropertyName("RuleName")]
    public required string RuleName { get; init; }

    /// <summary>A condition over figure views (and <c>value</c>, <c>threshold</c>, <c>path</c> in a target's rules).</summary>
    [Description("Điều kiện, ví dụ solvedCases.YearToDate <= criminalCases.YearToDate.")]
    [System.Text.Json.Serialization.JsonPropertyName("Expression")]
    public required string Expression { get; init; }

    /// <summary>What to tell people when the condition does not hold.</summary>
    [Description("Thông báo khi điều kiện không đúng.")]
    [System.Text.Json.Serialization.JsonPropertyName("ErrorMessage")]
    public string? ErrorMessage { get; init; }

    /// <summary>Whether the rule is in use; default true.</summary>
    [Description("false: tạm ngừng quy tắc.")]
    [System.Text.Json.Serialization.JsonPropertyName("Enabled")]
    public bool? Enabled { get; init; }
}
