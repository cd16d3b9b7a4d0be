using Microsoft.EntityFrameworkCore.Migrations;

namespace ActionPlan.Host.Persistence;

/// <summary>The triggers that keep written rows, as migrations create them.</summary>
internal static class AppendOnlyTriggers
{
    /// <summary>Which tables each migration brought; a migration that has been released stays as it is.</summary>
    private static readonly Dictionary<string, string[]> Always = new(StringComparer.Ordinal)
    {
        ["Initial"] = ["PlanVersions", "PlanChanges", "Figures", "RegisterConfirmations", "AlertEvents"],
        ["People"] = ["SheetEvents", "PeriodLocks", "AuditTrail"],
        ["Answers"] = ["AssignmentUpdates"],
        ["Reports"] = ["ReportSections", "ReportEvents"],
        ["Registers"] = ["RegisterEvents"],
        ["Api"] = ["FigureDeliveries"],
    };

    private static readonly string[] WithTheirRun = ["Verdicts", "Failures", "Findings"];

    public static IEnumerable<string> Tables => [.. Always.Values.SelectMany(tables => tables), .. WithTheirRun, "Runs"];

    public static void CreateOnSqlite(MigrationBuilder migration, string brought)
    {
        foreach (var (table, condition) in Conditions("OLD", brought))
        {
            foreach (var change in (string[])["UPDATE", "DELETE"])
            {
                migration.Sql(
                    $"""
                    CREATE TRIGGER {table}_append_only_{change} BEFORE {change} ON {table}{(condition.Length == 0 ? "" : $" WHEN {condition}")}
                    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
                    """);
            }
        }
    }

    public static void CreateOnSqlServer(MigrationBuilder migration, string brought)
    {
        foreach (var (table, condition) in Conditions("deleted", brought))
        {
            // CREATE TRIGGER must be alone in its batch, which an idempotent script cannot promise.
            migration.Sql(
                $"""
                EXEC(N'CREATE TRIGGER {table}_append_only ON {table} AFTER UPDATE, DELETE AS
                IF EXISTS (SELECT 1 FROM deleted{(condition.Length == 0 ? "" : $" WHERE {condition}")}) THROW 50001, ''{table} is append-only'', 1;');
                """);
        }
    }

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
