using System.ComponentModel;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Files;

/// <summary>A test that stands beside the rules, in the folder <c>tests</c> of a plan: figures and the verdicts expected of them.</summary>
[Description("Một kiểm thử quy tắc: số liệu và kết quả đánh giá phải có.")]
public sealed record RuleTest
{
    /// <summary>What it shows; named when it fails.</summary>
    [Description("Tên kiểm thử, nêu điều được kiểm tra.")]
    public required string Name { get; init; }

    /// <summary>The quarter judged; a year is its Q4.</summary>
    [Description("Quý được đánh giá, ví dụ 2024-Q4; một năm nghĩa là quý 4 của năm đó.")]
    public required string Period { get; init; }

    /// <summary>All figures that there are.</summary>
    [Description("Các số liệu, mỗi mục là [số liệu, địa bàn, kỳ, giá trị], ví dụ [\"cases\", \"phuong-12\", \"2024-Q1\", 5].")]
    public IReadOnlyList<GivenFigure> Figures { get; init; } = [];

    /// <summary>The verdicts expected.</summary>
    [Description("Các kết quả phải có.")]
    public required IReadOnlyList<ExpectedVerdict> Expect { get; init; }
}

/// <summary>An entry of a test, written as a list of four.</summary>
/// <param name="Figure">The figure's id.</param>
/// <param name="Area">The area's id.</param>
/// <param name="Period">The quarter or year.</param>
/// <param name="Value">The number.</param>
public sealed record GivenFigure(string Figure, string Area, string Period, decimal Value);

/// <summary>A verdict that a test expects.</summary>
[Description("Kết quả phải có của một chỉ tiêu ở một địa bàn.")]
public sealed record ExpectedVerdict
{
    /// <summary>The target as <c>module.target</c>.</summary>
    [Description("Chỉ tiêu, dạng security.crimeRate.")]
    public required string Target { get; init; }

    /// <summary>The area's id; may be left out where the plan has one root area, which is then meant.</summary>
    [Description("Mã địa bàn; có thể bỏ trống nếu chương trình chỉ có một địa bàn cấp cao nhất.")]
    public string? Area { get; init; }

    /// <summary>What the verdict must say.</summary>
    [Description("Kết quả: met (đạt), onTrack (dự kiến đạt), atRisk (nguy cơ không đạt), missed (không đạt), noData (chưa có số liệu), notDue (chưa đến kỳ), notApplicable (không áp dụng), monitored (theo dõi).")]
    public required Status Status { get; init; }

    /// <summary>
    /// The value that it must have: exactly, or rounded where four decimals or more are written. Left out, it may be any; written as null, there must be none.
    /// </summary>
    [Description("Giá trị phải có: đúng bằng, hoặc làm tròn nếu viết từ bốn chữ số thập phân trở lên; null nếu không được có giá trị. Bỏ trống: không kiểm tra.")]
    public decimal? Value { get; init; }
}
