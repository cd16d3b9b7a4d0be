using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// What both providers are asked for alike. A list is one parameter, however long: SQL Server takes 2,100 parameters, and a country has more areas.
/// </summary>
internal static class ProviderOptions
{
    public const string History = "Migrations";
    private const ParameterTranslationMode Lists = ParameterTranslationMode.Parameter;

    public static void ForAll(this SqliteDbContextOptionsBuilder options, DatabaseChoice choice)
    {
        options.MigrationsHistoryTable(History).UseParameterizedCollectionMode(Lists).CommandTimeout(choice.CommandTimeoutSeconds);
        if (choice.BatchSize is { } size)
        {
            options.MaxBatchSize(size);
        }
    }

    public static void ForAll(this SqlServerDbContextOptionsBuilder options, DatabaseChoice choice)
    {
        options.MigrationsHistoryTable(History).UseParameterizedCollectionMode(Lists).CommandTimeout(choice.CommandTimeoutSeconds);
        if (choice.BatchSize is { } size)
        {
            options.MaxBatchSize(size);
        }
    }
}
