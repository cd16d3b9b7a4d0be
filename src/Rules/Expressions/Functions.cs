namespace ActionPlan.Rules.Expressions;

/// <summary>The functions of expressions, and how each is written.</summary>
internal static class Functions
{
    public const string Pow = "Pow";
    public const string Growth = "Growth";
    public const string YearsSince = "YearsSince";
    public const string If = "If";
    public const string Count = "Count";

    public static readonly IReadOnlyList<string> OfMath = ["Min", "Max", "Abs", "Round", "Floor", "Ceiling", Pow];

    /// <summary>Those that stand alone, and an example of each.</summary>
    public static readonly IReadOnlyDictionary<string, string> Alone = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Growth] = "Growth(a.YearToDate, a.Year2020, YearsSince(2020))",
        [YearsSince] = "YearsSince(2020)",
        [If] = "If(a.YearToDate > 0, b.YearToDate / a.YearToDate, 0)",
        [Count] = "Count(a.YearToDate >= 1, b.YearToDate >= 1)",
    };

    /// <summary>All of them as they are written, for people to choose from.</summary>
    public static string All { get; } = string.Join(", ", OfMath.Select(name => $"Math.{name}").Concat(Alone.Keys));

    /// <summary>How many arguments a function takes; null where it may take any number.</summary>
    public static int? ArgumentsOf(string name) => name switch
    {
        Growth or If => 3,
        Pow => 2,
        YearsSince => 1,
        _ => null,
    };
}
