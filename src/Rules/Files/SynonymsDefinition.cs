using System.ComponentModel;

namespace ActionPlan.Rules.Files;

/// <summary>Words that mean the same where something is searched for.</summary>
[Description("Các từ cùng nghĩa khi tìm kiếm, ví dụ giảm nghèo và hộ nghèo.")]
public sealed record SynonymsDefinition
{
    /// <summary>The most groups a plan has, and the most words each has.</summary>
    public const int Most = 200;

    /// <summary>The words or phrases: two or more; case, tones and marks do not count.</summary>
    [Description("Từ hai từ hoặc cụm từ trở lên; không phân biệt chữ hoa, dấu.")]
    public required IReadOnlyList<string> Words { get; init; }
}
