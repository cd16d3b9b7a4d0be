namespace ActionPlan.Rules.Tests.Independent;

/// <summary>Expressions to make plans of. Those that cannot fall while their period goes on are told by whoever wrote them here.</summary>
internal static class Expressions
{
    public static readonly string[] SettlingTotals =
    [
        "f1.#", "f1.# * 3 / 2", "f1.# + f2.#", "f1.# / s1.Latest * 10", "Math.Min(f1.#, 12)", "2 * f1.# + f2.# / 4", "f1.# - 3", "f1.# * f2.#",
        "f1.# / f2.Year2021", "Math.Pow(2, 2) * f1.#", "Math.Pow(0.5, -1) * f1.# - f2.Year2021 / 4",
    ];

    /// <summary>Settled within the year only: what they hold beside the running total changes with the year.</summary>
    public static readonly string[] SettlingInYear = ["f1.# / qt.ThisYear * 100", "f1.# / f2.PreviousYear", "f1.# - sY.PreviousYearEnd / 5"];

    public static readonly string[] UnsettledTotals =
    [
        "f1.# - s1.Latest / 10", "40 - f1.#", "f1.# * (30 - qt.ThisYear) / 10", "Math.Abs(f1.# - 5)", "f1.# * s1.Latest / 10", "f1.# / (40 - s1.Latest)",
        "f1.# * YearsSince(2019)", "If(s1.Latest > 12, f1.#, 2 * f1.#)", "f1.# + Count(s1.Latest > 12, sY.PreviousYearEnd >= 10)",
        "f1.# + Math.Pow(s1.Latest, 2) / 40",
        "f1.# * (1 + Growth(s1.Latest, 12, 2))",
    ];

    public static readonly string[] Levels =
    [
        "s1.Latest", "s1.Latest / s2.Latest", "f1.YearToDate / s1.Latest * 10", "sY.Latest", "sY.Latest / s1.Latest", "s1.Latest / sY.Latest", "f1.YearToDate",
        "f1.TermToDate / 4",
        "s1.Latest - sY.PreviousYearEnd", "(f1.YearToDate / f2.PreviousYear - 1) * 100", "qt.ThisYear - f1.YearToDate", "f2.YearToDate / qt.ThisYear * 100",
        "f1.YearToDate / f2.YearToDate",
        "s1.Latest / (s2.Latest / sY.Latest)", "Math.Max(s1.Latest, s2.Latest)", "Math.Round(s1.Latest / 7)",
        "Math.Floor(s1.Latest / 3) + Math.Ceiling(s2.Latest / 4)",
    ];

    public static readonly string[] SecondLevels =
    [
        "f1.YearToDate - f1.SamePeriodLastYear", "f1.YearToDate / f1.SamePeriodLastYear", "f1.Period - f1.PeriodLastYear", "f1.Period - f1.PreviousPeriod",
        "f1.LastFourQuarters",
        "s1.Latest - s1.SamePeriodLastYear", "s1.Latest - s1.PreviousPeriod", "s1.Latest / s1.Year2021", "f1.YearToDate / f1.Year2021",
        "f2.LastFourQuarters / s1.Latest",
        "Growth(s1.Latest, s2.Latest, 2) * 100", "Growth(f1.LastFourQuarters, f1.Year2021, YearsSince(2021))",
        "If(f1.YearToDate > s1.Latest, s1.Latest / f2.YearToDate, s2.Latest)",
        "If(s2.Latest == 0, 100, s1.Latest / s2.Latest)", "Count(s1.Latest > 10, f1.YearToDate >= 8, s2.Latest != 3)",
        "If(s1.Latest < 5 or f1.YearToDate / s2.Latest > 1, 1, 0)",
        "If(not (s1.Latest < 5) and s2.Latest > 3, sY.Latest, 2)", "Math.Pow(s1.Latest, 2) / 10", "Math.Pow(s1.Latest, -1) * 100",
        "s1.Latest * YearsSince(2019)", "sY.Latest - sY.Year2021",
        "Math.Pow(s1.Latest / sY.Latest, 2)", "s1.Latest / Math.Max(sY.Latest, 3)", "f1.YearToDate - f2.SamePeriodLastYear / 2 + qt.ThisYear",
        "f1.SamePeriodLastYear",
    ];

    public static readonly string[] Periods = ["f1.Period", "f1.Period / s1.Latest * 10", "f1.Period + f2.Period", "s1.Latest", "f1.Period / f2.Period",
        "qt.ThisYear - f1.Period"];

    public static readonly string[] OfYearlyFlows = ["fY.Period", "fY.YearToDate", "fY.TermToDate", "fY.PreviousYear", "fY.Period / s1.Latest"];

    public static readonly string[] SecondOfYearlyFlows = ["fY.Period - fY.SamePeriodLastYear", "fY.PeriodLastYear", "fY.YearToDate / fY.Year2021",
        "fY.PreviousPeriod", "sY.SamePeriodLastYear", "sY.Latest - sY.PreviousPeriod"];

    public static readonly string[] Limits = ["qt.ThisYear", "f2.PreviousYear / 2", "f2.Year2021", "s2.Latest", "sY.Latest / 2", "qt.ThisYear / s2.Latest",
        "f1.SamePeriodLastYear", "s1.Latest / sY.Latest * 8"];

    public static readonly (string Met, string? OnTrack)[] Rules =
    [
        ("value >= threshold and s2.Latest < 15", null), ("value > threshold || s1.Latest / s2.Latest > 3", "value >= path"),
        ("value >= threshold - 1", "value + 2 >= path and f2.YearToDate < 40"),
        ("!(value < threshold) && sY.Latest / s1.Latest < 9", null),
    ];
}
