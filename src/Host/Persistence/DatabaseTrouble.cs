using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Persistence;

/// <summary>What ails the database. None of it is a fault of what was asked: the same may be asked again.</summary>
internal enum DatabaseTrouble
{
    /// <summary>Somebody else holds it.</summary>
    Busy,

    /// <summary>The disk has no room.</summary>
    Full,

    /// <summary>What lies there is no database any more, or cannot be read.</summary>
    Damaged,

    /// <summary>It is not where it was.</summary>
    Missing,

    /// <summary>The program's account may not read or write it.</summary>
    Denied,

    /// <summary>Its server does not answer.</summary>
    Unreachable,
}

internal static class DatabaseTroubles
{
    private const int DiskFullOnUnix = 28;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    /// <summary>Which trouble an exception comes from; null where it comes from something else.</summary>
    public static DatabaseTrouble? Trouble(this Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            var trouble = cause switch
            {
                DatabaseGoneException => DatabaseTrouble.Missing,
                SqliteException sqlite => Of(sqlite.SqliteErrorCode),
                SqlException server => Of(server),
                IOException { HResult: DiskFullOnUnix or DiskFullOnWindows } => DatabaseTrouble.Full,
                _ => (DatabaseTrouble?)null,
            };
            if (trouble is not null)
            {
                return trouble;
            }
        }

        return null;
    }

    private static DatabaseTrouble? Of(int sqliteCode) => sqliteCode switch
    {
        5 or 6 => DatabaseTrouble.Busy,
        13 => DatabaseTrouble.Full,
        10 or 11 or 26 => DatabaseTrouble.Damaged,
        14 => DatabaseTrouble.Missing,
        3 or 8 or 23 => DatabaseTrouble.Denied,
        _ => null,
    };

    private static DatabaseTrouble? Of(SqlException error) => error.Number switch
    {
        -2 or 1205 or 1222 or 3960 or 10928 or 10929 or 40501 or 49918 or 49919 or 49920 or ApplicationLocks.NotGot => DatabaseTrouble.Busy,
        1105 or 9002 => DatabaseTrouble.Full,
        823 or 824 or 825 => DatabaseTrouble.Damaged,
        229 or 230 or 262 or 4060 or 18456 => DatabaseTrouble.Denied,
        -1 or 2 or 20 or 53 or 64 or 121 or 233 or 258 or 10053 or 10054 or 10060 or 10061 or 6005 or 11001 or 40197 or 40613 => DatabaseTrouble.Unreachable,
        _ => null,
    };
}
