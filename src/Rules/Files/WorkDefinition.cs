using System.ComponentModel;

namespace ActionPlan.Rules.Files;

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

    /// <summary>Its id in the plan that this one continues, where that is another.</summary>
    [Description("Mã của công trình này trong chương trình được tiếp nối (continues), nếu khác mã ở đây.")]
    public string? Was { get; init; }

    /// <summary>The reading of an open point.</summary>
    [Description("Ghi chú hiển thị trên trang.")]
    public string? Note { get; init; }
}
