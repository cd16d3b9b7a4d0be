using System.Data.Common;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Backups.Moving;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActionPlan.Host.Tests.Database;

/// <summary>
/// Which database a test's installation has: a copy of a migrated file, each its own; or, where <see cref="Variable"/> holds a connection string, that
/// server's database, for one installation at a time and empty for each.
/// </summary>
internal static class TestDatabases
{
    public const string Variable = "ACTIONPLAN_TEST_SQLSERVER";

    private static readonly SemaphoreSlim Turn = new(1);
    private static readonly Lazy<Task> Bare = new(DropAll);

    // Whose it is, as long as the place of its folder is there.
    private static (string Folder, string Place)? holder;

    /// <summary>The connection string; null where each has a file.</summary>
    public static string? Server { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? server : null;

    /// <summary>What an installation's settings say of it.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> Settings { get; } = Server is null
        ? [] : [new("Database:Provider", nameof(DatabaseProvider.SqlServer)), new("Database:ConnectionString", Server)];

    public static IEnumerable<string> Arguments => Settings.Select(setting => $"--{setting.Key}={setting.Value}");

    /// <summary>What an installation left, as it is found without it.</summary>
    public static AppDb Open(string dataFolder) => new AppDbFactory(
        Server is null ? DatabaseChoice.OfFile(Path.Combine(dataFolder, DatabaseChoice.File)) : new DatabaseChoice(DatabaseProvider.SqlServer, Server),
        NullLoggerFactory.Instance).CreateDbContext();

    /// <summary>Before its container is built.</summary>
    public static void Configure(IServiceCollection services, bool isSample, params IInterceptor[] interceptors)
    {
        services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(AlsoForSqlServer.One, StricterThanSqlite.One));
        services.Intercept(interceptors);
        if (isSample && Server is not null)
        {
            // The program keeps the sample in a file whatever the settings say.
            services.AddSingleton(new DatabaseChoice(DatabaseProvider.SqlServer, Server));
        }
    }

    /// <summary>Whatever the provider is.</summary>
    public static void Intercept(this IServiceCollection services, params IInterceptor[] interceptors)
    {
        services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(interceptors));
        services.ConfigureDbContext<SqlServerDb>(options => options.AddInterceptors(interceptors));
    }

    /// <summary>A command with its names written alike on both.</summary>
    public static string Asked(DbCommand command) => command.CommandText.Replace('[', '"').Replace(']', '"');

    /// <summary>A sample that was loaded goes to the server as a deployment would.</summary>
    public static async Task TakeSample(IServiceProvider services)
    {
        var (deployment, there) = (services.GetRequiredService<Deployment>(), services.GetRequiredService<AppDbFactory>());
        var loaded = Path.Combine(deployment.DataFolder, DatabaseChoice.SampleFile);
        if (Server is not null && deployment.IsSample && File.Exists(loaded))
        {
            var here = new AppDbFactory(DatabaseChoice.OfFile(loaded), NullLoggerFactory.Instance);
            await new DataMove(here, there, services.GetRequiredService<IEnumerable<ISealed>>, (_, _) => { }, TimeProvider.System)
            {
                Rounds = true, MayRound = true,
            }.Run(CancellationToken.None);
            MigratedDatabase.LetGo(here.Choice);
            File.Delete(loaded);
        }
    }

    /// <summary>An installation gets its database before it starts; another start of the same finds what the first left.</summary>
    public static async Task PutInto(Deployment deployment)
    {
        if (Server is null)
        {
            await MigratedDatabase.PutInto(deployment);
            return;
        }

        await Claim(deployment.DataFolder);
    }

    /// <summary>Only on a server: the same, where the installation makes its file itself.</summary>
    public static async Task Claim(string dataFolder, bool bare = false)
    {
        if (Server is null)
        {
            return;
        }

        await Turn.WaitAsync();
        try
        {
            if (string.Equals(holder?.Folder, dataFolder, StringComparison.Ordinal))
            {
                return;
            }

            if (Directory.Exists(holder?.Place))
            {
                // To wait for it would be for ever: tests run one after the other, and who has it is the same one.
                throw new InvalidOperationException(
                    $"The one database in {Variable} is still that of {holder?.Folder}: a test with two installations at once is marked with [OnFile].");
            }

            await Bare.Value;
            await (bare ? DropAll() : Emptied());
            holder = (dataFolder, Directory.Exists(dataFolder) ? dataFolder : Path.GetDirectoryName(dataFolder)!);
        }
        finally
        {
            Turn.Release();
        }
    }

    // What an earlier process left may be of another form.
    private static Task DropAll() => On(async connection =>
        await Run(connection, ServerEmptying.Drop(await Rows(connection, ServerEmptying.ForeignKeys), await Rows(connection, ServerEmptying.Tables))));

    private static Task Emptied() => On(async connection =>
    {
        var tables = (await Rows(connection, ServerEmptying.Tables)).Where(table => table[1] != ProviderOptions.History).ToList();
        if (tables.Count > 0)
        {
            var filled = await Rows(connection, ServerEmptying.Filled(tables));
            await Run(connection, ServerEmptying.Delete(filled));
            await Run(connection, ServerEmptying.CountAnew(await Rows(connection, ServerEmptying.Counted)));
        }
    });

    private static async Task On(Func<SqlConnection, Task> work)
    {
        var named = new SqlConnectionStringBuilder(Server);
        if (!named.InitialCatalog.Contains("test", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                $"{Variable} names the database '{named.InitialCatalog}': everything in it would be deleted, so its name must have 'test' in it.");
        }

        try
        {
            await using var connection = new SqlConnection(Server);
            await connection.OpenAsync();
            await work(connection);
        }
        catch (SqlException error)
        {
            throw new InvalidOperationException(
                $"The database '{named.InitialCatalog}' on '{named.DataSource}', which {Variable} names, cannot be used: {DatabaseAdvice.OneLine(error)}", error);
        }
    }

    private static async Task Run(SqlConnection connection, string sql)
    {
        if (sql.Length > 0)
        {
            await using var command = new SqlCommand(sql, connection) { CommandTimeout = 300 };
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<List<string[]>> Rows(SqlConnection connection, string sql)
    {
        var rows = new List<string[]>();
        await using var command = new SqlCommand(sql, connection) { CommandTimeout = 300 };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }
}
