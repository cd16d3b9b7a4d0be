using System.Text;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// One prepared statement for many rows, its values given by their place: the provider looks each up by its name for each row, which takes longer than
/// the insert. Values are written in the provider's forms.
/// </summary>
internal sealed class SqliteInsert : IDisposable
{
    private readonly SQLitePCL.sqlite3 database;
    private readonly SQLitePCL.sqlite3_stmt statement;
    private byte[] bytes = new byte[4096];

    public SqliteInsert(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <param name="place">The parameter's place, from 0.</param>
    /// <param name="value">What is written there.</param>
    public void Bind(int place, object? value) => Check(value switch
    {
        // What has no length by itself: the library would bind null for an empty span.
        null or DBNull => sqlite3_bind_null(statement, place + 1),
        "" => sqlite3_bind_text(statement, place + 1, ""),
        string text => BindText(place, text),
        long number => sqlite3_bind_int64(statement, place + 1, number),
        int number => sqlite3_bind_int64(statement, place + 1, number),
        bool yes => sqlite3_bind_int64(statement, place + 1, yes ? 1 : 0),
        decimal number => BindText(place, number.ToString("0.0###########################", CultureInfo.InvariantCulture)),
        DateOnly day => BindText(place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => BindText(place, time.ToString(
            time.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.fffffff", CultureInfo.InvariantCulture)),
        byte[] { Length: 0 } => sqlite3_bind_zeroblob(statement, place + 1, 0),
        byte[] blob => sqlite3_bind_blob(statement, place + 1, blob),
        _ => throw new NotSupportedException($"{value.GetType()} has no form in a SQLite file yet."),
    });

    public void Run()
    {
        var result = sqlite3_step(statement);
        if (result != SQLITE_DONE)
        {
            // Of the reset: it says more of what went wrong.
            result = sqlite3_reset(statement);
            SqliteException.ThrowExceptionForRC(result, database);
        }

        _ = sqlite3_reset(statement);
    }

    public void Dispose() => statement.Dispose();

    private int BindText(int place, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (bytes.Length < most)
        {
            bytes = new byte[most * 2];
        }

        return sqlite3_bind_text(statement, place + 1, bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
    }

    private void Check(int result)
    {
        if (result != SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }
    }
}
