using System.Text.RegularExpressions;
using ActionPlan.Host.Tests.Database;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>How the database finds what pages ask for: by an index where a table grows with areas, quarters or runs.</summary>
[Collection(nameof(SweptCollection))]
[OnFile("it asks for the plans that SQLite makes")]
public sealed partial class QueryPlanTests(SweptSample app)
{
    /// <summary>Tables that stay small however large the country is, and however long the program runs.</summary>
    private static readonly string[] Small = ["Settings", "PlanChanges", "Grants", "Users", "ApiKeys", "Runs", "RuleDrafts", "sqlite_master", "Migrations"];

    /// <summary>Pages of registers count or list what the reader reaches of one register: how many there are is what they say.</summary>
    private static readonly string[] Registers =
        ["Wells", "WasteSpots", "SatisfactionTallies", "Ratings", "Classifications", "Alleys", "Admissions", "Milestones"];

    /// <summary>
    /// Pages about a whole plan ask for its rows of these: what is owed, open, locked or waits. Confirmations among them grow with areas and years; what
    /// asks for them is kept where nothing has changed. Nothing joins this list unseen.
    /// </summary>
    private static readonly string[] OfAWholePlan =
    [
        "Alerts", "AssignmentUpdates", "Decisions", "Evidence", "FigureDrafts", "PeriodLocks", "RegisterConfirmations", "Reports",
    ];

    [Fact]
    public async Task No_page_reads_a_table_whole_that_grows_with_areas_quarters_or_runs()
    {
        var asked = await Asked();
        await using var connection = await Open();

        var whole = from one in asked
                    from read in ReadWhole(connection, one.Command)
                    select $"{one.Page}: {read}\n    {one.Command.ReplaceLineEndings(" ")}";

        Assert.True(asked.Count > 80, $"Only {asked.Count} commands were asked.");
        Assert.Empty(whole);
    }

    [Fact]
    public async Task Whether_anybody_asked_about_an_alert_is_looked_up_among_the_questions_alone()
    {
        var asked = (await Asked()).Select(one => one.Command).Where(command => AnyQuestion().IsMatch(command)).ToList();
        await using var connection = await Open();

        Assert.NotEmpty(asked);
        Assert.All(asked, command => Assert.Contains(Explain(connection, command), step => step.Contains("IX_AlertEvents_Asked", StringComparison.Ordinal)));
    }

    private async Task<List<(string Page, string Command)>> Asked() =>
        [.. (await app.Pages).SelectMany(page => page.Anew.Concat(page.Asked), (page, command) => (page.Page, Command: command))
            .DistinctBy(one => one.Command)];

    private async Task<SqliteConnection> Open()
    {
        var connection = new SqliteConnection($"Data Source={app.DatabaseFile};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static List<string> Explain(SqliteConnection connection, string command)
    {
        using var explain = connection.CreateCommand();
        explain.CommandText = $"EXPLAIN QUERY PLAN {command}";
        foreach (var name in Parameter().Matches(command).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            explain.Parameters.AddWithValue(name, DBNull.Value);
        }

        using var reader = explain.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
        {
            plan.Add(reader.GetString(reader.GetOrdinal("detail")));
        }

        return plan;
    }

    private static List<string> ReadWhole(SqliteConnection connection, string command)
    {
        var tables = Alias().Matches(command).ToLookup(match => match.Groups["alias"].Value, match => match.Groups["table"].Value);
        var plan = Explain(connection, command);
        // From the newest back until there are enough, or whether there is any: what comes first is read as far as it takes.
        var ends = Ends().IsMatch(command) && !plan.Exists(step => step.StartsWith("USE TEMP B-TREE", StringComparison.Ordinal));
        var first = ends ? plan.FindIndex(step => Scan().IsMatch(step) || ByPlan().IsMatch(step)) : -1;
        return plan.Skip(first + 1).Where(step => Others(Scan(), step, [.. Small, .. Registers]) || Others(ByPlan(), step, [.. Small, .. OfAWholePlan]))
            .ToList();

        bool Others(Regex reads, string step, string[] known) => tables[reads.Match(step).Groups["alias"].Value].Except(known).Any();
    }

    /// <summary>Asks whether there is a question on an alert.</summary>
    [GeneratedRegex(@"EXISTS \(\s*SELECT 1\s+FROM ""AlertEvents"" AS ""(?<alias>\w+)""[^;]*?""\k<alias>"".""Kind"" = 'Asked'\)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyQuestion();

    [GeneratedRegex("@\\w+", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("\"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"", RegexOptions.None, 1000)]
    private static partial Regex Alias();

    /// <summary>A command that ends with the first rows it finds.</summary>
    [GeneratedRegex(@"^SELECT EXISTS \(|\bLIMIT (@\w+|1)\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ends();

    /// <summary>All of a table, by an index or not.</summary>
    [GeneratedRegex(@"^SCAN (?<alias>\w+)( USING (COVERING )?INDEX \w+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scan();

    /// <summary>All of a plan's rows in a table.</summary>
    [GeneratedRegex(@"^SEARCH (?<alias>\w+) USING (COVERING )?INDEX \w+ \(PlanId=\?\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ByPlan();
}
