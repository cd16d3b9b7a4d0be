namespace ActionPlan.Rules.Reading;

/// <summary>Units of measure that things are weighed, measured or paid in, and not counted.</summary>
internal static class Measures
{
    private static readonly HashSet<string> Fractions = new(StringComparer.OrdinalIgnoreCase)
    {
        "%", "‰", "đồng", "đ", "vnđ", "vnd", "usd", "tấn", "tạ", "yến", "kg", "g", "gam", "m", "mét", "km", "m²", "m2", "m³", "m3", "km²", "km2", "ha", "lít",
        "kwh", "mw", "giờ", "tỷ", "tỉ", "triệu", "nghìn",
    };

    /// <summary>Whether such numbers have decimals by their nature: a ratio too ('vụ/10.000 dân').</summary>
    public static bool AreFractions(string measuredIn) => measuredIn.Contains('/', StringComparison.Ordinal)
        || measuredIn.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(Fractions.Contains);
}
