namespace ActionPlan.Host.Tests.Database;

/// <summary>
/// How a server's database becomes empty without being dropped, as T-SQL: its owner needs no other right. Each statement is written out here rather
/// than on the server, so that it can be parsed where there is none.
/// </summary>
internal static class ServerEmptying
{
    /// <summary>Schema and name of each.</summary>
    public const string Tables = "SELECT SCHEMA_NAME(schema_id), name FROM sys.tables WHERE is_ms_shipped = 0 ORDER BY object_id";

    /// <summary>Schema and name of the table that refers to another, and the name of its constraint.</summary>
    public const string ForeignKeys =
        "SELECT SCHEMA_NAME(schema_id), OBJECT_NAME(parent_object_id), name FROM sys.foreign_keys WHERE is_ms_shipped = 0 ORDER BY object_id";

    /// <summary>Those that have numbered a row. In others the first row would get the number given rather than the next.</summary>
    public const string Counted =
        """
        SELECT SCHEMA_NAME(tables.schema_id), tables.name FROM sys.tables tables JOIN sys.identity_columns counted ON counted.object_id = tables.object_id
        WHERE tables.is_ms_shipped = 0 AND counted.last_value IS NOT NULL ORDER BY tables.object_id
        """;

    public static string Drop(IEnumerable<string[]> foreignKeys, IEnumerable<string[]> tables) => Lines(
    [
        .. foreignKeys.Select(key => $"ALTER TABLE {Of(key)} DROP CONSTRAINT {Quoted(key[2])};"),
        .. tables.Select(table => $"DROP TABLE {Of(table)};"),
    ]);

    /// <summary>Which of the tables have rows: most have none, and what is done to the others takes a while.</summary>
    public static string Filled(IEnumerable<string[]> tables) => string.Join(
        "\nUNION ALL ", tables.Select(table => $"SELECT N'{table[0]}', N'{table[1]}' WHERE EXISTS (SELECT 1 FROM {Of(table)})"));

    /// <summary>Rows refer to one another, also in circles, and triggers keep some from being deleted: neither is looked at meanwhile.</summary>
    public static string Delete(IReadOnlyCollection<string[]> tables) => Lines(
    [
        .. tables.Select(table => $"ALTER TABLE {Of(table)} NOCHECK CONSTRAINT ALL; ALTER TABLE {Of(table)} DISABLE TRIGGER ALL;"),
        .. tables.Select(table => $"DELETE FROM {Of(table)};"),
        .. tables.Select(table => $"ALTER TABLE {Of(table)} ENABLE TRIGGER ALL; ALTER TABLE {Of(table)} WITH CHECK CHECK CONSTRAINT ALL;"),
    ]);

    /// <summary>The next row is the first again.</summary>
    public static string CountAnew(IEnumerable<string[]> tables) =>
        Lines([.. tables.Select(table => $"DBCC CHECKIDENT (N'{Of(table)}', RESEED, 0) WITH NO_INFOMSGS;")]);

    private static string Lines(IReadOnlyCollection<string> statements) => string.Join('\n', statements);

    private static string Of(string[] named) => $"{Quoted(named[0])}.{Quoted(named[1])}";

    private static string Quoted(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";
}
