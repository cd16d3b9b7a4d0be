using System.Text;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace ActionPlan.Host.Figures;

/// <summary>
/// Entries as judging needs them: only these columns, a country's rows are read twice as fast. On SQLite straight from its rows: areas, figures
/// and documents come many times after each other and are made into texts once, where the context made three of each row.
/// </summary>
internal static class FigureValues
{
    public static IAsyncEnumerable<FigureValue> Values(this AppDb db, IQueryable<FigureRow> rows) => db.Database.IsSqlite()
        ? OfSqlite(db, rows)
        : rows.AsNoTracking().Select(row => new FigureValue(row.Figure, row.Area, row.Period, row.Value, row.Seq, row.Source, null)).AsAsyncEnumerable();

    private static async IAsyncEnumerable<FigureValue> OfSqlite(AppDb db, IQueryable<FigureRow> rows)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = rows.Select(row => new { row.Seq, row.Figure, row.Area, row.Period, row.Value, row.Source }).CreateDbCommand();
            await using var reader = (SqliteDataReader)await command.ExecuteReaderAsync();
            var (seq, figure, area) = (reader.GetOrdinal("Seq"), new SameText(reader, "Figure"), new SameText(reader, "Area"));
            var (period, value, source) = (reader.GetOrdinal("Period"), new SameNumber(reader, "Value"), new SameText(reader, "Source"));
            // SQLite has no asynchronous reading: awaiting would only cost.
            while (reader.Read())
            {
                var statement = reader.Handle!;
                yield return new FigureValue(
                    figure.Read(statement)!, area.Read(statement)!, PeriodCode.Of(sqlite3_column_int(statement, period)), value.Read(statement),
                    sqlite3_column_int64(statement, seq), source.Read(statement));
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>A column in which the same text often stands many times after each other.</summary>
    private sealed class SameText(SqliteDataReader reader, string name)
    {
        private readonly int ordinal = reader.GetOrdinal(name);
        private byte[] bytes = [];
        private string? text;

        public string? Read(SQLitePCL.sqlite3_stmt row)
        {
            var here = sqlite3_column_blob(row, ordinal);
            if (here.IsEmpty)
            {
                return sqlite3_column_type(row, ordinal) == SQLITE_NULL ? null : "";
            }

            if (!here.SequenceEqual(bytes))
            {
                (bytes, text) = (here.ToArray(), Encoding.UTF8.GetString(here));
            }

            return text;
        }
    }

    private sealed class SameNumber(SqliteDataReader reader, string name)
    {
        private readonly int ordinal = reader.GetOrdinal(name);
        private byte[] bytes = [];
        private decimal number;

        public decimal Read(SQLitePCL.sqlite3_stmt row)
        {
            var here = sqlite3_column_blob(row, ordinal);
            // Nothing is no number: it throws, where it would equal what was before the first.
            if (here.IsEmpty || !here.SequenceEqual(bytes))
            {
                (bytes, number) = (here.ToArray(), decimal.Parse(here, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture));
            }

            return number;
        }
    }
}
