using Microsoft.EntityFrameworkCore.Migrations;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// Gives rows of the time when an installation had one plan that plan's id, as a migration does. A grant for an area is that plan's; others hold
/// for every plan, in which the same unit is the same people.
/// </summary>
internal static class PlanIds
{
    private const string Events = "RegisterEvents";

    private static readonly (string Schema, string Table)[] Rows =
    [
        ("environment", "Wells"), ("environment", "WasteSpots"), ("administration", "SatisfactionTallies"), ("party-building", "Ratings"),
        ("works", "Milestones"), ("security", "Classifications"), ("works", "Alleys"), ("party-building", "Admissions"), ("", "Outbox"), ("", "ApiKeys"),
        ("", Events),
    ];

    public static void FillOnSqlite(MigrationBuilder migration)
    {
        const string plan = "COALESCE((SELECT PlanId FROM PlanChanges ORDER BY Seq DESC LIMIT 1), '')";
        var kept = AppendOnlyTriggers.Texts(sqlite: true).Where(trigger => trigger.Key.StartsWith(Events + "_", StringComparison.Ordinal)).ToList();
        foreach (var (name, _) in kept)
        {
            migration.Sql($"DROP TRIGGER {name};");
        }

        foreach (var (_, table) in Rows)
        {
            migration.Sql($"UPDATE {table} SET PlanId = {plan};");
        }

        migration.Sql($"UPDATE Grants SET PlanId = {plan} WHERE Area IS NOT NULL;");
        foreach (var (_, text) in kept)
        {
            migration.Sql(text + ";");
        }
    }

    // A batch that names a column it has not got yet is refused whole.
    public static void FillOnSqlServer(MigrationBuilder migration)
    {
        const string plan = "COALESCE((SELECT TOP 1 PlanId FROM PlanChanges ORDER BY Seq DESC), N'''')";
        migration.Sql($"EXEC(N'DISABLE TRIGGER {Events}_append_only ON {Events}');");
        foreach (var (schema, table) in Rows)
        {
            migration.Sql($"EXEC(N'UPDATE {(schema.Length == 0 ? "" : $"[{schema}].")}[{table}] SET PlanId = {plan}');");
        }

        migration.Sql($"EXEC(N'UPDATE Grants SET PlanId = {plan} WHERE Area IS NOT NULL');");
        migration.Sql($"EXEC(N'ENABLE TRIGGER {Events}_append_only ON {Events}');");
    }
}
