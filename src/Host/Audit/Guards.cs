namespace ActionPlan.Host.Audit;

/// <summary>
/// Whether the triggers stand that keep written rows, with the text that the migrations gave them, and no other: one that does nothing under
/// the same name guards nothing, and one that nobody knows may swallow what the program writes.
/// </summary>
internal static class Guards
{
    public static async Task<IReadOnlyList<AuditProblem>> Check(AppDb db, CancellationToken cancellation)
    {
        var sqlite = db.Database.IsSqlite();
        // Each with its table and its name in the first two lines. The scheduler has triggers of its own, on tables of its own.
        var tables = db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var standing = (await db.Database.SqlQueryRaw<string>(sqlite
            ? "SELECT tbl_name || char(10) || name || char(10) || sql AS Value FROM sqlite_master WHERE type = 'trigger'"
            : "SELECT OBJECT_NAME(t.parent_id) + NCHAR(10) + t.name + NCHAR(10) + COALESCE(m.definition, N'') AS Value FROM sys.triggers t "
                + "LEFT JOIN sys.sql_modules m ON m.object_id = t.object_id WHERE t.is_disabled = 0 AND t.parent_class = 1")
            .ToListAsync(cancellation)).Select(trigger => trigger.Split('\n', 3)).Where(trigger => tables.Contains(trigger[0]))
            .ToDictionary(trigger => trigger[1], trigger => trigger[2], StringComparer.OrdinalIgnoreCase);
        var needed = AppendOnlyTriggers.Texts(sqlite);
        return
        [
            .. needed.Keys.Where(name => !standing.ContainsKey(name)).Select(name => new AuditProblem("NoTrigger", name)),
            .. needed.Where(trigger => standing.TryGetValue(trigger.Key, out var text) && Words(text) != Words(trigger.Value))
                .Select(trigger => new AuditProblem("TriggerAltered", trigger.Key)),
            .. standing.Keys.Where(name => !needed.ContainsKey(name)).Order(StringComparer.Ordinal).Select(name => new AuditProblem("TriggerUnknown", name)),
        ];
    }

    // Line ends and indents are those of the machine that built the program.
    private static string Words(string text) =>
        string.Join(' ', text.TrimEnd(';', ' ', '\r', '\n').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
