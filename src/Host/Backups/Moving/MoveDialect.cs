using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ActionPlan.Host.Backups.Moving;

/// <summary>What is said to one database or the other while data are moved.</summary>
internal sealed class MoveDialect(AppDb db)
{
    /// <summary>Says in the target from where it is being filled; it goes when all is there and proved.</summary>
    private const string Note = "ActionPlanMove";

    private readonly ISqlGenerationHelper sql = db.GetService<ISqlGenerationHelper>();
    private readonly bool isSqlite = db.Database.IsSqlite();

    public string CreateNote => isSqlite
        ? $"CREATE TABLE {Quoted(Note)} ({Quoted("Source")} TEXT NOT NULL)"
        : $"CREATE TABLE {Quoted(Note)} ({Quoted("Source")} nvarchar(200) NOT NULL)";

    public string WriteNote => $"INSERT INTO {Quoted(Note)} ({Quoted("Source")}) VALUES (@source)";

    public string ReadNote => $"SELECT {Quoted("Source")} FROM {Quoted(Note)}";

    public string DropNote => $"DROP TABLE {Quoted(Note)}";

    public string HasNote => isSqlite
        ? $"SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = '{Note}'"
        : $"SELECT COUNT(*) FROM sys.tables WHERE name = '{Note}'";

    /// <summary>Rows come table by table, and point to some that come later.</summary>
    public string? BeforeCopy => isSqlite ? "PRAGMA foreign_keys = OFF" : null;

    public string Count(MovedTable table, bool there) => $"SELECT COUNT(*) FROM {Of(table, there)}";

    /// <summary>All rows in the key's order, without those that are there already.</summary>
    public string Select(MovedTable table, bool there, long without)
    {
        var columns = string.Join(", ", table.Columns.Select(column => Quoted(column.From.Name)));
        var order = string.Join(", ", table.Key.Select(Quoted));
        return $"SELECT {columns} FROM {Of(table, there)} ORDER BY {order}"
            + (without == 0 ? "" : isSqlite
                ? FormattableString.Invariant($" LIMIT -1 OFFSET {without}") : FormattableString.Invariant($" OFFSET {without} ROWS"));
    }

    public string Insert(MovedTable table) =>
        $"INSERT INTO {Of(table, there: true)} ({string.Join(", ", table.Columns.Select(column => Quoted(column.To.Name)))}) VALUES ({string.Join(", ", table.Columns.Select((_, index) => "@p" + index))})";

    /// <summary>The next number that the database counts goes on where the source was. SQLite sees that by itself.</summary>
    public string? GoOnCounting(MovedTable table) =>
        isSqlite || table.Counted is null ? null : $"DBCC CHECKIDENT ('{Of(table, there: true)}', RESEED) WITH NO_INFOMSGS";

    /// <summary>How many rows point to others that are not there; a server throws instead, and trusts its constraints again after that.</summary>
    public string CheckReferences(MovedTable table) => isSqlite
        ? $"SELECT COUNT(*) FROM pragma_foreign_key_check('{table.Name}')"
        : $"ALTER TABLE {Of(table, there: true)} WITH CHECK CHECK CONSTRAINT ALL; SELECT 0";

    /// <summary>As the target is named where statements have no place for a parameter.</summary>
    public string Of(MovedTable table, bool there) => sql.DelimitIdentifier(table.Name, there ? table.To.Schema : table.From.Schema);

    private string Quoted(string name) => sql.DelimitIdentifier(name);
}
