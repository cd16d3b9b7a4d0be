using System.ComponentModel;

namespace ActionPlan.Rules.Files;

/// <summary>A value that is worked out for each area of a kind below, and what is taken of these values.</summary>
[Description("Xét giá trị của từng địa bàn cấp dưới thay cho giá trị chung: “mỗi khu phố ít nhất một công trình”.")]
public sealed record OverAreasDefinition
{
    /// <summary>The kind of the areas, at any depth below the area judged.</summary>
    [Description("Loại địa bàn được xét, như “kind” của địa bàn trong plan.json, ví dụ neighbourhood.")]
    public required string Kind { get; init; }

    /// <summary>What is taken of the areas' values.</summary>
    [Description("worst: lấy địa bàn xấu nhất; number: số địa bàn thỏa “each”; share: tỷ lệ phần trăm địa bàn thỏa “each”.")]
    public required Taking Take { get; init; }

    /// <summary>What an area's value must satisfy to be counted; only with <see cref="Taking.Number"/> and <see cref="Taking.Share"/>.</summary>
    [Description("Điều kiện mà giá trị của một địa bàn phải thỏa để được đếm; dùng với number và share. Số địa bàn (hoặc tỷ lệ) được so với “threshold” của chỉ tiêu.")]
    public EachDefinition? Each { get; init; }
}

/// <summary>What is taken of the values of several areas.</summary>
public enum Taking
{
    /// <summary>The worst of them, judged as if the target were its own.</summary>
    Worst,

    /// <summary>How many satisfy a condition.</summary>
    Number,

    /// <summary>How many percent of them satisfy a condition.</summary>
    Share,
}

/// <summary>What the value of one of several areas must satisfy.</summary>
[Description("Điều kiện đối với từng địa bàn.")]
public sealed record EachDefinition
{
    /// <summary>The comparison.</summary>
    [Description("So sánh: atLeast (ít nhất), above (trên), atMost (nhiều nhất), below (dưới), equals (bằng), between (trong khoảng, kể cả hai đầu).")]
    public required Comparison Is { get; init; }

    /// <summary>What to compare with: a number, an expression over each area's own figures, or the two ends of a range.</summary>
    [Description("Mức mà giá trị của từng địa bàn được so với: một số, một biểu thức trên số liệu của chính địa bàn đó, ví dụ wellsQuota.ThisYear, hoặc hai đầu của khoảng, ví dụ [3, 5].")]
    public required LimitDefinition Of { get; init; }

    /// <summary>How far from <see cref="Of"/> a value may lie on either side, both ends included; only with <see cref="Comparison.Equals"/>.</summary>
    [Description("Dung sai tuyệt đối so với “of”, chỉ dùng với equals.")]
    public decimal? Tolerance { get; init; }
}
