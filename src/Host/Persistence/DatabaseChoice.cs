using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace ActionPlan.Host.Persistence;

internal enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Which database serves: as configured, by default a file; the sample always has a file of its own.</summary>
internal sealed record DatabaseChoice(DatabaseProvider Provider, string ConnectionString)
{
    public const string File = "actionplan.db";
    public const string SampleFile = "sample.db";

    private const int BusySeconds = 30;

    /// <summary>How long a command may take; null for as long as the provider thinks right.</summary>
    public int? CommandTimeoutSeconds { get; init; }

    /// <summary>Where the rest of its installation lies, where that is known.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Where backups go by themselves; null where they do not.</summary>
    public string? BackupFolder { get; init; }

    /// <summary>How many statements go to the database together at most; null for as many as the provider thinks right.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Where the embedded database's file is; null for a server's.</summary>
    public string? FilePath => Provider == DatabaseProvider.Sqlite ? Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource) : null;

    public static DatabaseChoice Of(IConfiguration configuration, Deployment deployment) => Where(configuration, deployment) with
    {
        DataFolder = deployment.DataFolder,
        BackupFolder = configuration["Backup:Folder"],
        CommandTimeoutSeconds = Number(configuration["Database:CommandTimeoutSeconds"]),
        BatchSize = Number(configuration["Database:BatchSize"]),
    };

    /// <summary>The server and database that the settings name, without the account; null where they name none.</summary>
    public static string? ServerOf(IConfiguration configuration) => configuration["Database:Provider"] is { } provider
        && string.Equals(provider, nameof(DatabaseProvider.SqlServer), StringComparison.OrdinalIgnoreCase)
        && new SqlConnectionStringBuilder(configuration["Database:ConnectionString"]) is var server ? $"{server.DataSource}/{server.InitialCatalog}" : null;

    public static DatabaseChoice OfFile(string path) =>
        new(DatabaseProvider.Sqlite, Open(new SqliteConnectionStringBuilder { DataSource = path }));

    private static DatabaseChoice Where(IConfiguration configuration, Deployment deployment)
    {
        var section = configuration.GetSection("Database");
        var provider = Enum.TryParse<DatabaseProvider>(section["Provider"] ?? nameof(DatabaseProvider.Sqlite), ignoreCase: true, out var known)
            ? known
            : throw new StartRefusedException($"Database:Provider is '{section["Provider"]}'; it must be Sqlite or SqlServer.");
        var connection = section["ConnectionString"];
        if (deployment.IsSample || (provider == DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(connection)))
        {
            return OfFile(Path.Combine(deployment.DataFolder, deployment.IsSample ? SampleFile : File));
        }

        return provider == DatabaseProvider.Sqlite
            ? new DatabaseChoice(provider, Open(new SqliteConnectionStringBuilder(connection)))
            : new DatabaseChoice(provider, connection is { Length: > 0 }
                ? connection
                : throw new StartRefusedException("Database:Provider is SqlServer, so Database:ConnectionString must be given."));
    }

    // What is no number is told where settings are checked.
    private static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Open(SqliteConnectionStringBuilder connection)
    {
        if (!connection.ShouldSerialize("Default Timeout"))
        {
            connection.DefaultTimeout = BusySeconds;
        }

        // A first start creates it; afterwards a missing file is an error and no new database.
        connection.Mode = connection.Mode == SqliteOpenMode.ReadWriteCreate ? SqliteOpenMode.ReadWrite : connection.Mode;
        return connection.ConnectionString;
    }
}
