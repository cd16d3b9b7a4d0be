using System.ComponentModel;

namespace ActionPlan.Rules.Files;

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
