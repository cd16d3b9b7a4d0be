using System.ComponentModel;

namespace ActionPlan.Rules.Files;

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
