using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActionPlan.Host.Tests.Database;

/// <summary>
/// A database in today's form with nothing in it, made once and copied for whoever wants one: the first start of each is spared the migrations.
/// </summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<Task<byte[]>> Once = new(Make);

    public static async Task PutInto(Deployment deployment)
    {
        var file = DatabaseChoice.Of(new ConfigurationBuilder().Build(), deployment).FilePath!;
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(deployment.DataFolder);
            await File.WriteAllBytesAsync(file, await Once.Value);
        }
    }

    /// <summary>Lets go of one database's file, and of no other test's.</summary>
    public static void LetGo(IServiceProvider services) => LetGo(services.GetRequiredService<DatabaseChoice>());

    public static void LetGo(DatabaseChoice choice)
    {
        if (choice.FilePath is null)
        {
            return;
        }

        using var connection = new SqliteConnection(choice.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static async Task<byte[]> Make()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("actionplan-").FullName, "actionplan.db");
        var choice = DatabaseChoice.OfFile(file);
        await using (File.Create(file))
        {
        }

        await using (var db = new AppDbFactory(choice, NullLoggerFactory.Instance).CreateDbContext())
        {
            await db.Database.MigrateAsync();
        }

        LetGo(choice);
        var made = await File.ReadAllBytesAsync(file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return made;
    }
}
