using System.ComponentModel;

namespace ActionPlan.Rules.Files;

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
