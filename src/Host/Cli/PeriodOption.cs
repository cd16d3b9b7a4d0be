namespace ActionPlan.Host.Cli;

internal static class PeriodOption
{
    private const int LongestShown = 40;

    /// <summary>The quarter meant, within the term; a year means its fourth, or its first. Null if it is none, which is then said.</summary>
    public static Period? Quarter(string text, Plan plan, Terminal terminal, bool isFirst = false)
    {
        if (!Period.TryParse(TypedText.Word(text), out var period))
        {
            terminal.Fail("BadPeriod", TypedText.Shown(text, LongestShown));
            return null;
        }

        var quarter = isFirst && period.IsYear ? Period.OfQuarter(period.Year, 1) : period.LastQuarter;
        if (quarter < plan.From || quarter > plan.To)
        {
            terminal.Fail("PeriodOutsideTerm", text, plan.From, plan.To);
            return null;
        }

        return quarter;
    }
}
