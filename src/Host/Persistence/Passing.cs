using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Persistence;

/// <summary>What a unit of work may meet through no fault of its own, and will most likely not meet again.</summary>
internal static class Passing
{
    /// <summary>In a word, for whoever counts; null where the same would only happen again, or where nobody knows what was done.</summary>
    public static string? Passes(this Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            var why = cause switch
            {
                CommitUnknownException => "",
                SqlException { Number: 1205 } => "deadlock",
                DbUpdateException conflict when conflict.IsConflict() => "conflict",
                SqlException { Number: 2601 or 2627 } => "conflict",
                // That one has waited already.
                SqliteException => "",
                SqlException server => server.Trouble() is DatabaseTrouble.Busy or DatabaseTrouble.Unreachable ? "connection" : "",
                DbException { IsTransient: true } => "connection",
                _ => null,
            };
            if (why is not null)
            {
                return why.Length > 0 ? why : null;
            }
        }

        return null;
    }
}
