using Microsoft.EntityFrameworkCore.Migrations;

namespace ActionPlan.Host.Persistence;

/// <summary>The triggers that keep written rows, as migrations create them.</summary>
internal static class AppendOnlyTriggers
{
    /// <summary>Which tables each migration brought; a migration that has been released stays as it is.</summary>
    private static readonly Dictionary<string, string[]> Always = new(StringComparer.Ordinal)
    {
        ["Initial"] =
        [
            "PlanVersions", "PlanChanges", "Figures", "RegisterConfirmations", "AlertEvents", "SheetEvents", "PeriodLocks", "AuditTrail", "AssignmentUpdates",
            "ReportSections", "ReportEvents", "RegisterEvents", "FigureDeliveries",
        ],
    };

    private static readonly string[] WithTheirRun = ["Verdicts", "Failures", "Findings"];

    public static IEnumerable<string> Tables => [.. Always.Values.SelectMany(tables => tables), .. WithTheirRun, "Runs"];

    /// <summary>All of them as the database keeps their text, by name.</summary>
    public static IReadOnlyDictionary<string, string> Texts(bool sqlite) =>
        Always.Keys.SelectMany(brought => sqlite ? OnSqlite(brought) : OnSqlServer(brought))
            .ToDictionary(trigger => trigger.Name, trigger => trigger.Text, StringComparer.OrdinalIgnoreCase);

    public static void CreateOnSqlite(MigrationBuilder migration, string brought)
    {
        foreach (var (_, text) in OnSqlite(brought))
        {
            migration.Sql(text + ";");
        }
    }

    public static void CreateOnSqlServer(MigrationBuilder migration, string brought)
    {
        foreach (var (_, text) in OnSqlServer(brought))
        {
            // CREATE TRIGGER must be alone in its batch, which an idempotent script cannot promise.
            migration.Sql($"EXEC(N'{text.Replace("'", "''", StringComparison.Ordinal)}');");
        }
    }

    private static IEnumerable<(string Name, string Text)> OnSqlite(string brought) =>
        from guarded in Conditions("OLD", brought)
        from change in (string[])["UPDATE", "DELETE"]
        let name = $"{guarded.Table}_append_only_{change}"
        select (name,
            $"""
            CREATE TRIGGER {name} BEFORE {change} ON {guarded.Table}{(guarded.Condition.Length == 0 ? "" : $" WHEN {guarded.Condition}")}
            BEGIN SELECT RAISE(ABORT, '{guarded.Table} is append-only'); END
            """);

    private static IEnumerable<(string Name, string Text)> OnSqlServer(string brought) =>
        from guarded in Conditions("deleted", brought)
        let name = $"{guarded.Table}_append_only"
        select (name,
            $"""
            CREATE TRIGGER {name} ON {guarded.Table} AFTER UPDATE, DELETE AS
            IF EXISTS (SELECT 1 FROM deleted{(guarded.Condition.Length == 0 ? "" : $" WHERE {guarded.Condition}")}) THROW 50001, '{guarded.Table} is append-only', 1;
            """);

    private static IEnumerable<(string Table, string Condition)> Conditions(string old, string brought)
    {
        var always = Always[brought].Select(table => (table, ""));
        return brought != "Initial" ? always :
        [
            .. always,
            .. WithTheirRun.Select(table => (table, $"EXISTS (SELECT 1 FROM Runs WHERE Runs.Id = {old}.RunId AND Runs.CompletedAt IS NOT NULL)")),
            ("Runs", $"{old}.CompletedAt IS NOT NULL"),
        ];
    }
}
