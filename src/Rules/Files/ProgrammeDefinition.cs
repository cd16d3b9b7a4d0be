using System.ComponentModel;

namespace ActionPlan.Rules.Files;

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
