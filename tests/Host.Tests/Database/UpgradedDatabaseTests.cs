using System.IO.Compression;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Cli;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Tests.Database;

/// <summary>
/// What the program of 29 November 2026 wrote, whose form was the first: figures, a correction, a register, four runs, two alerts, four letters, an
/// account. Every later form has to take it over.
/// </summary>
[OnFile("the earlier database is a file")]
public sealed class UpgradedDatabaseTests : IDisposable
{
    private const string Tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'Migrations' ORDER BY name";

    private static readonly string Installation = Path.Combine(AppContext.BaseDirectory, "Cases", "database-of-the-first-form", "installation.zip");

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_database_of_an_earlier_program_is_brought_to_this_form_with_all_that_was_in_it_and_proved()
    {
        await ZipFile.ExtractToDirectoryAsync(Installation, folder.Path, TestContext.Current.CancellationToken);
        var data = Path.Combine(folder.Path, "data");
        var file = Path.Combine(data, DatabaseChoice.File);
        var before = Rows(file, form: null);
        string[] counted = ["Figures", "Runs", "Verdicts", "Alerts", "Outbox", "Wells", "Users"];
        Assert.Equal([9, 4, 16, 2, 4, 3, 1], counted.Select(table => before[table].Rows.Count));

        // Starts on it, proves the trail and every table, and judges the newest run again.
        Assert.Empty(await new InstallationProof().Problems(data, TestContext.Current.CancellationToken));

        var after = Rows(file, before);
        Assert.All(before, table => Assert.Empty(table.Value.Rows.Except(after[table.Key].Rows, StringComparer.Ordinal)));
        // Nothing came but the words about it.
        Assert.Equal(["AuditTrail", "AuditWords"], before.Keys.Where(table => after[table].Rows.Count != before[table].Rows.Count));
        Assert.Contains("nothing has changed", (await InProcess.Run(folder.Path, "evaluate-now", "--period", "2022-Q3", "--by", "A", "--lang", "en")).Output,
            StringComparison.Ordinal);
        Assert.Equal(0, (await InProcess.Run(folder.Path, "verify-audit")).Code);
    }

    public void Dispose() => folder.Dispose();

    // Of each table its columns and each of its rows as one text; of a later form what the earlier one had.
    private static Dictionary<string, (string Columns, List<string> Rows)> Rows(string file, Dictionary<string, (string Columns, List<string> Rows)>? form)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        return (form?.Keys.ToList() ?? Read(connection, Tables)).ToDictionary(table => table, table =>
        {
            var columns = form?[table].Columns
                ?? string.Join(", ", Read(connection, $"SELECT name FROM pragma_table_info('{table}')").Select(column => $"\"{column}\""));
            return (columns, Read(connection, $"SELECT {columns} FROM \"{table}\""));
        }, StringComparer.Ordinal);
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
                .Select(at => reader.IsDBNull(at) ? "∅" : reader.GetValue(at) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetString(at))));
        }

        return rows;
    }
}
