using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Benchmarks;

/// <summary>The least that any program must do: read the same rows, and insert as many of the same width with one prepared command.</summary>
internal static class BareSqlite
{
    public static int Read(string file, string plan)
    {
        using var connection = Open(file);
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT Seq, Figure, Area, Period, Value, Source FROM Figures WHERE PlanId = @plan";
        select.Parameters.AddWithValue("@plan", plan);
        using var reader = select.ExecuteReader();
        var rows = 0;
        var sum = 0m;
        while (reader.Read())
        {
            _ = reader.GetInt64(0) + reader.GetString(1).Length + reader.GetString(2).Length + reader.GetInt32(3)
                + (reader.IsDBNull(5) ? 0 : reader.GetString(5).Length);
            sum += reader.GetDecimal(4);
            rows++;
        }

        return sum > 0 ? rows : throw new InvalidOperationException("There are no figures.");
    }

    public static (string Definition, List<object[]> Rows) Verdicts(string file, long run)
    {
        using var connection = Open(file);
        using var definition = connection.CreateCommand();
        definition.CommandText = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'Verdicts'";
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT * FROM Verdicts WHERE RunId = @run";
        select.Parameters.AddWithValue("@run", run);
        using var reader = select.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return ((string)definition.ExecuteScalar()!, rows);
    }

    public static void Insert(string file, string definition, List<object[]> rows)
    {
        using var connection = Open(file);
        Execute(connection, "PRAGMA journal_mode = 'wal'");
        Execute(connection, "PRAGMA foreign_keys = 0");
        Execute(connection, "DROP TABLE IF EXISTS Verdicts");
        Execute(connection, definition);
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        var names = Enumerable.Range(0, rows[0].Length).Select(index => string.Create(CultureInfo.InvariantCulture, $"@p{index}")).ToList();
        insert.CommandText = $"INSERT INTO Verdicts VALUES ({string.Join(", ", names)})";
        var parameters = names.ConvertAll(name => insert.Parameters.Add(new SqliteParameter { ParameterName = name }));
        insert.Prepare();
        foreach (var row in rows)
        {
            for (var index = 0; index < row.Length; index++)
            {
                parameters[index].Value = row[index];
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
