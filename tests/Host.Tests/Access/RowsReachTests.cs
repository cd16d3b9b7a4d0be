namespace ActionPlan.Host.Tests.Access;

/// <summary>Each row of the host says to whom it is shown.</summary>
public sealed class RowsReachTests
{
    private static readonly Dictionary<string, string> ShownToAll = new(StringComparer.Ordinal)
    {
        ["ApiKeyRow"] = "Read by whoever gives keys, and by the program when one comes in.",
        ["FigureDeliveryRow"] = "Read by the program alone, for the key that it came in with.",
        ["GrantRow"] = "Read by whoever gives rights, and by the program when somebody signs in.",
        ["KeptFormRow"] = "Read by the program alone, for the person who filled it in.",
        ["NoticeRow"] = "Read by the program alone, when it decides whom to tell.",
        ["PlanChangeRow"] = "The plan is read by everybody who signs in.",
        ["PlanVersionRow"] = "The plan is read by everybody who signs in.",
        ["RunRow"] = "That a quarter was judged is no secret; its verdicts have areas.",
        ["SessionRow"] = "Read by the program alone, for the person whose session it is.",
        ["SettingRow"] = "The installation's, of no area.",
        ["SignInTryRow"] = "Read by the program alone, when somebody signs in.",
    };

    [Fact]
    public void A_row_is_filtered_by_reach_or_it_is_said_why_not()
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        var unfiltered = RowTypes.All.Where(row => db.Model.FindEntityType(row)!.GetDeclaredQueryFilters().Count == 0).Select(row => row.Name);

        Assert.Equal(ShownToAll.Keys.Order(StringComparer.Ordinal), unfiltered.Order(StringComparer.Ordinal));
    }
}
