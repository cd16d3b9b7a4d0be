using System.ComponentModel;

namespace ActionPlan.Rules.Files;

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

    /// <summary>The area that was split into this one and others the day before this one begins.</summary>
    [Description("Mã địa bàn được chia tách thành địa bàn này (và các địa bàn khác), kết thúc ngay trước ngày địa bàn này bắt đầu.")]
    public string? SplitFrom { get; init; }

    /// <summary>Which part of that area's figures counts as this one's, above 0 and at most 1.</summary>
    [Description("Phần số liệu của địa bàn bị chia tách được tính cho địa bàn này, ví dụ 0.4. Các phần cộng lại bằng 1.")]
    public decimal? Share { get; init; }

    /// <summary>Its id in the plan that this one continues, where that is another.</summary>
    [Description("Mã của địa bàn này trong chương trình được tiếp nối (continues), nếu khác mã ở đây.")]
    public string? Was { get; init; }

    /// <summary>The areas that make it up.</summary>
    [Description("Các địa bàn cấp dưới.")]
    public IReadOnlyList<AreaDefinition> Children { get; init; } = [];
}
