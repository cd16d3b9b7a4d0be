using System.ComponentModel;
using ActionPlan.Kernel;

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

    /// <summary>When evaluation and reminders run.</summary>
    [Description("Lịch chạy.")]
    public SchedulesDefinition Schedules { get; init; } = new();

    /// <summary>The unit that is told when the date of an alert's commitment passes unmet; null: nobody is.</summary>
    [Description("Mã đơn vị được báo cáo khi cam kết khắc phục quá hạn, ví dụ standing-committee.")]
    public string? EscalateTo { get; init; }
}

/// <summary>The term's first and last quarter.</summary>
[Description("Nhiệm kỳ.")]
public sealed record TermDefinition
{
    /// <summary>First quarter, such as <c>2020-Q3</c>.</summary>
    [Description("Quý đầu, ví dụ 2020-Q3.")]
    public required string From { get; init; }

    /// <summary>Last quarter, such as <c>2025-Q4</c>.</summary>
    [Description("Quý cuối, ví dụ 2025-Q4.")]
    public required string To { get; init; }
}

/// <summary>A unit.</summary>
[Description("Đơn vị chịu trách nhiệm.")]
public sealed record UnitDefinition
{
    /// <summary>Unique in the plan.</summary>
    [Description("Mã đơn vị.")]
    public required string Id { get; init; }

    /// <summary>As shown to people.</summary>
    [Description("Tên đơn vị.")]
    public required string Name { get; init; }

    /// <summary>Where its mail goes, unless a contact says otherwise for an area.</summary>
    [Description("Địa chỉ thư điện tử.")]
    public string? Email { get; init; }

    /// <summary>Who heads it.</summary>
    [Description("Người đứng đầu.")]
    public string? Head { get; init; }

    /// <summary>Its telephone number.</summary>
    [Description("Số điện thoại.")]
    public string? Phone { get; init; }

    /// <summary>Its last day in service, inclusive; null if it is in service. It stays known, but no task may be left to it.</summary>
    [Description("Ngày hoạt động cuối cùng (tính cả ngày đó). Đơn vị ngừng hoạt động vẫn được giữ lại, không xóa.")]
    public DateOnly? To { get; init; }

    /// <summary>Whether the unit is in service on the day.</summary>
    public bool IsActiveOn(DateOnly day) => To is null || day <= To;
}

/// <summary>An area and what lies below it.</summary>
[Description("Địa bàn.")]
public sealed record AreaDefinition
{
    /// <summary>Unique in the plan.</summary>
    [Description("Mã địa bàn.")]
    public required string Id { get; init; }

    /// <summary>As shown to people.</summary>
    [Description("Tên địa bàn.")]
    public required string Name { get; init; }

    /// <summary>Such as <c>ward</c>, <c>neighbourhood</c>.</summary>
    [Description("Cấp, ví dụ ward, neighbourhood.")]
    public string? Kind { get; init; }

    /// <summary>First day of existence.</summary>
    [Description("Ngày bắt đầu tồn tại, dạng 2020-01-01.")]
    public DateOnly? From { get; init; }

    /// <summary>Last day of existence, inclusive.</summary>
    [Description("Ngày cuối cùng tồn tại (tính cả ngày đó).")]
    public DateOnly? To { get; init; }

    /// <summary>The area that took this one over when it ended.</summary>
    [Description("Mã địa bàn mà địa bàn này được sáp nhập vào.")]
    public string? MergedInto { get; init; }

    /// <summary>The areas that make it up.</summary>
    [Description("Các địa bàn cấp dưới.")]
    public IReadOnlyList<AreaDefinition> Children { get; init; } = [];
}

/// <summary>A unit's address for an area and all below it.</summary>
[Description("Địa chỉ của đơn vị tại một địa bàn.")]
public sealed record ContactDefinition
{
    /// <summary>The unit.</summary>
    [Description("Mã đơn vị.")]
    public required string Unit { get; init; }

    /// <summary>The area.</summary>
    [Description("Mã địa bàn.")]
    public required string Area { get; init; }

    /// <summary>The address.</summary>
    [Description("Địa chỉ thư điện tử.")]
    public required string Email { get; init; }
}

/// <summary>A key programme: a group of targets and assignments.</summary>
[Description("Chương trình trọng điểm.")]
public sealed record ProgrammeDefinition
{
    /// <summary>Unique in the plan.</summary>
    [Description("Mã chương trình trọng điểm.")]
    public required string Id { get; init; }

    /// <summary>As shown to people.</summary>
    [Description("Tên chương trình trọng điểm.")]
    public required string Name { get; init; }

    /// <summary>The unit that leads it.</summary>
    [Description("Đơn vị chủ trì.")]
    public string? Lead { get; init; }

    /// <summary>Its targets as <c>module.target</c>.</summary>
    [Description("Các chỉ tiêu, dạng environment.wellsSealed.")]
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Ids of its assignments.</summary>
    [Description("Mã các nhiệm vụ được giao thuộc chương trình.")]
    public IReadOnlyList<string> Assignments { get; init; } = [];

    /// <summary>The reading of an open point.</summary>
    [Description("Ghi chú hiển thị trên trang.")]
    public string? Note { get; init; }
}

/// <summary>A key work. Its milestones are entered in the Works register.</summary>
[Description("Công trình trọng điểm. Mốc tiến độ được nhập trong sổ theo dõi công trình.")]
public sealed record WorkDefinition
{
    /// <summary>Unique in the plan.</summary>
    [Description("Mã công trình.")]
    public required string Id { get; init; }

    /// <summary>As shown to people.</summary>
    [Description("Tên công trình.")]
    public required string Name { get; init; }

    /// <summary>The unit that leads it.</summary>
    [Description("Đơn vị chủ trì.")]
    public required string Lead { get; init; }

    /// <summary>Units that join in.</summary>
    [Description("Các đơn vị phối hợp.")]
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Where it is.</summary>
    [Description("Mã địa bàn.")]
    public string? Area { get; init; }

    /// <summary>The reading of an open point.</summary>
    [Description("Ghi chú hiển thị trên trang.")]
    public string? Note { get; init; }
}

/// <summary>A task that the plan gives to a unit.</summary>
[Description("Nhiệm vụ được giao.")]
public sealed record AssignmentDefinition
{
    /// <summary>Unique in the plan.</summary>
    [Description("Mã nhiệm vụ.")]
    public required string Id { get; init; }

    /// <summary>What is to be done.</summary>
    [Description("Nội dung nhiệm vụ.")]
    public required string Name { get; init; }

    /// <summary>Where the document gives it, such as <c>III.1a</c>.</summary>
    [Description("Mục trong văn bản, ví dụ III.1a.")]
    public string? Section { get; init; }

    /// <summary>The unit that leads it.</summary>
    [Description("Đơn vị chủ trì.")]
    public required string Lead { get; init; }

    /// <summary>Units that join in.</summary>
    [Description("Các đơn vị phối hợp.")]
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>The unit that urges and checks.</summary>
    [Description("Đơn vị đôn đốc, kiểm tra.")]
    public string? Overseer { get; init; }

    /// <summary>When it is due; null until the ward sets it.</summary>
    [Description("Hạn hoàn thành, dạng 2021-03-31. Văn bản không nêu; phường tự nhập.")]
    public DateOnly? Due { get; init; }

    /// <summary>The reading of an open point.</summary>
    [Description("Ghi chú hiển thị trên trang.")]
    public string? Note { get; init; }
}

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
