using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Persistence;

/// <summary>Tells somebody else's writing from a failure of the database: the one is an answer, the other an error.</summary>
internal static class Conflicts
{
    private const int SqliteUnique = 2067;
    private const int SqliteKey = 1555;
    private const int SqlServerUniqueIndex = 2601;
    private const int SqlServerUniqueConstraint = 2627;

    /// <summary>Whether somebody else saved the same row, or the same thing, between reading and writing.</summary>
    public static bool IsConflict(this DbUpdateException error) => error is DbUpdateConcurrencyException
        || error.InnerException is SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqliteKey }
            or SqlException { Number: SqlServerUniqueIndex or SqlServerUniqueConstraint };
}
