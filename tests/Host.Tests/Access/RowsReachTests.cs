namespace ActionPlan.Host.Tests.Access;

/// <summary>Each row of the host says to whom it is shown.</summary>
public sealed class RowsReachTests
{
    private static readonly Dictionary<string, string> ShownToAll = new(StringComparer.Ordinal)
    {
        ["ApiKeyRow"] = "Read by whoever gives keys, and by the program when one comes in.",
        ["CalendarKeyRow"] = "Read by whoever it belongs to, and by the program when a calendar is fetched.",
        ["FigureDeliveryRow"] = "Read by the program alone, for the key that it came in with.",
        ["GrantRow"] = "Read by whoever gives rights, and by the program when somebody signs in.",
        ["KeptFormRow"] = "Read by the program alone, for the person who filled it in.",
        ["NoticeRow"] = "Read by the program alone, when it decides whom to tell.",
        ["PlanChangeRow"] = "The plan is read by everybody who signs in.",
        ["PlanVersionRow"] = "The plan is read by everybody who signs in.",
        ["ProtectionKeyRow"] = "Read by the program alone.",
        ["RuleDraftRow"] = "Read by whoever writes rules or publishes them; pages and commands ask for that.",
        ["RunRow"] = "That a quarter was judged is no secret; its verdicts have areas.",
        ["SessionRow"] = "Read by the program alone, for the person whose session it is.",
        ["SettingRow"] = "The installation's, of no area.",
        ["SignInTryRow"] = "Read by the program alone, when somebody signs in.",
    };

    private static readonly Dictionary<string, string> OfEveryPlan = new(StringComparer.Ordinal)
    {
        ["AlertEventRow"] = "Its alert's.",
        ["AuditRow"] = "The trail is one chain for all plans; its filter by reach names the plan.",
        ["AuditWordRow"] = "Its entry's.",
        ["CalendarKeyRow"] = "The person's.",
        ["FailureRow"] = "Its run's.",
        ["FigureDeliveryRow"] = "Its key's.",
        ["FindingRow"] = "Its run's.",
        ["GrantRow"] = "Who gives rights sees those for every plan; who acts is given those of the plan at hand.",
        ["KeptFormRow"] = "The person's.",
        ["ProtectionKeyRow"] = "The installation's.",
        ["ReportEventRow"] = "Its report's.",
        ["ReportSectionRow"] = "Its report's.",
        ["SessionRow"] = "The person's.",
        ["SettingRow"] = "The installation's.",
        ["SignInTryRow"] = "The installation's.",
        ["VerdictRow"] = "Its run's.",
    };

    [Fact]
    public void A_row_is_one_plan_s_or_it_is_said_why_not() => Assert.Equal(OfEveryPlan.Keys.Order(StringComparer.Ordinal), Without(PlanRows.Name));

    [Fact]
    public void A_row_is_filtered_by_reach_or_it_is_said_why_not() =>
        Assert.Equal(ShownToAll.Keys.Order(StringComparer.Ordinal), Without(ReachFilters.Name));

    private static IOrderedEnumerable<string> Without(string filter)
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        return RowTypes.All.Where(row => db.Model.FindEntityType(row)!.GetDeclaredQueryFilters().All(known => known.Key != filter))
            .Select(row => row.Name).ToList()
            .Order(StringComparer.Ordinal);
    }
}
