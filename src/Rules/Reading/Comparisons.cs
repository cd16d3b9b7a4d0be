namespace ActionPlan.Rules.Reading;

/// <summary>The words of <c>is</c> for the signs and the Vietnamese words that people write for them.</summary>
internal static class Comparisons
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        [">="] = "atLeast", ["=>"] = "atLeast", ["≥"] = "atLeast", ["ít nhất"] = "atLeast", ["tối thiểu"] = "atLeast", ["từ"] = "atLeast", ["đạt"] = "atLeast",
        ["trở lên"] = "atLeast", ["không thấp hơn"] = "atLeast", ["không dưới"] = "atLeast", ["min"] = "atLeast",
        [">"] = "above", ["trên"] = "above", ["hơn"] = "above", ["lớn hơn"] = "above", ["cao hơn"] = "above", ["vượt"] = "above",
        ["<="] = "atMost", ["=<"] = "atMost", ["≤"] = "atMost", ["nhiều nhất"] = "atMost", ["tối đa"] = "atMost", ["không quá"] = "atMost",
        ["không vượt quá"] = "atMost", ["không trên"] = "atMost", ["max"] = "atMost",
        ["<"] = "below", ["dưới"] = "below", ["nhỏ hơn"] = "below", ["thấp hơn"] = "below", ["ít hơn"] = "below",
        ["trong khoảng"] = "between", ["khoảng"] = "between", ["giữa"] = "between", ["nằm giữa"] = "between", ["range"] = "between",
        ["="] = "equals", ["=="] = "equals", ["bằng"] = "equals", ["đúng bằng"] = "equals",
    };

    /// <summary>The word of <c>is</c> that is meant; null if none is known.</summary>
    public static string? Word(string written) => Words.GetValueOrDefault(written.Trim());
}
