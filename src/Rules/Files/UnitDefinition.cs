using System.ComponentModel;

namespace ActionPlan.Rules.Files;

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
