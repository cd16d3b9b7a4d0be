using System.ComponentModel;

namespace ActionPlan.Rules.Files;

/// <summary>A plan file (<c>plan.json</c>) as written.</summary>
[Description("Chương trình hành động của một nhiệm kỳ.")]
public sealed record PlanFile
{
    /// <summary>Identifies the plan; letters, digits, hyphens.</summary>
    [Description("Mã chương trình.")]
    public required string Id { get; init; }

    /// <summary>As shown to people.</summary>
    [Description("Tên chương trình.")]
    public required string Name { get; init; }

    /// <summary>First and last quarter of the term.</summary>
    [Description("Nhiệm kỳ: quý đầu và quý cuối.")]
    public required TermDefinition Term { get; init; }

    /// <summary>Who answers for targets.</summary>
    [Description("Các đơn vị.")]
    public required IReadOnlyList<UnitDefinition> Units { get; init; }

    /// <summary>The root areas; the same targets are judged for each.</summary>
    [Description("Các địa bàn cấp cao nhất; mỗi địa bàn được đánh giá đủ các chỉ tiêu.")]
    public required IReadOnlyList<AreaDefinition> Areas { get; init; }

    /// <summary>The id of the plan of the term before, whose figures and open register rows go on in this one.</summary>
    [Description("Mã chương trình nhiệm kỳ trước được tiếp nối, ví dụ phuong-12-2020-2025. Số liệu trước ngày bắt đầu nhiệm kỳ và các dòng sổ theo dõi còn mở được lấy từ chương trình đó.")]
    public string? Continues { get; init; }

    /// <summary>Whether it is a worked example, made up: never judged or shown beside real plans.</summary>
    [Description("true: chương trình ví dụ, không có thật; chỉ dùng để tham khảo và chạy thử với dữ liệu mẫu.")]
    public bool Example { get; init; }

    /// <summary>The document's number.</summary>
    [Description("Số, ký hiệu văn bản.")]
    public string? Number { get; init; }

    /// <summary>The document's date.</summary>
    [Description("Ngày văn bản, dạng 2020-05-28.")]
    public DateOnly? Date { get; init; }

    /// <summary>The issuing body.</summary>
    [Description("Cơ quan ban hành.")]
    public string? IssuedBy { get; init; }

    /// <summary>The form of the quarterly report.</summary>
    [Description("Mẫu báo cáo, ví dụ HD05 hoặc ND30.")]
    public string? ReportProfile { get; init; }

    /// <summary>IANA time zone; default Asia/Ho_Chi_Minh.</summary>
    [Description("Múi giờ IANA; mặc định Asia/Ho_Chi_Minh.")]
    public string? TimeZone { get; init; }

    /// <summary>Which days a quarter covers.</summary>
    [Description("Lịch kỳ báo cáo: calendarQuarters (quý dương lịch) hoặc decree09 (Nghị định 09/2019).")]
    public PlanCalendar Calendar { get; init; }

    /// <summary>From which quarter due dates, reminders and schedules apply; default: the quarter of installation.</summary>
    [Description("Quý bắt đầu dùng hệ thống; trước đó không nhắc, không chạy lịch.")]
    public string? InUseFrom { get; init; }

    /// <summary>Addresses of units by area.</summary>
    [Description("Địa chỉ thư của đơn vị theo địa bàn.")]
    public IReadOnlyList<ContactDefinition> Contacts { get; init; } = [];

    /// <summary>Key programmes.</summary>
    [Description("Chương trình trọng điểm.")]
    public IReadOnlyList<ProgrammeDefinition> Programmes { get; init; } = [];

    /// <summary>Key works.</summary>
    [Description("Công trình trọng điểm.")]
    public IReadOnlyList<WorkDefinition> Works { get; init; } = [];

    /// <summary>Tasks that the plan gives to units.</summary>
    [Description("Nhiệm vụ được giao.")]
    public IReadOnlyList<AssignmentDefinition> Assignments { get; init; } = [];

    /// <summary>What else people search by.</summary>
    [Description("Từ cùng nghĩa để tìm kiếm.")]
    public IReadOnlyList<SynonymsDefinition> Synonyms { get; init; } = [];

    /// <summary>When evaluation and reminders run.</summary>
    [Description("Lịch chạy.")]
    public SchedulesDefinition Schedules { get; init; } = new();

    /// <summary>The unit that is told when the date of an alert's commitment passes unmet; null: nobody is.</summary>
    [Description("Mã đơn vị được báo cáo khi cam kết khắc phục quá hạn, ví dụ standing-committee.")]
    public string? EscalateTo { get; init; }
}
