using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ActionPlan.Host.Persistence;

/// <summary>What both providers are asked for alike.</summary>
internal static class ProviderOptions
{
    // A list is one parameter, however long: SQL Server takes 2,100 parameters, and a country has more areas.
    public static void ForAll<TBuilder, TExtension>(this RelationalDbContextOptionsBuilder<TBuilder, TExtension> options, DatabaseChoice choice)
        where TBuilder : RelationalDbContextOptionsBuilder<TBuilder, TExtension>
        where TExtension : RelationalOptionsExtension, new()
    {
        options.MigrationsHistoryTable("Migrations").UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);
        if (choice.CommandTimeoutSeconds is { } seconds)
        {
            options.CommandTimeout(seconds);
        }

        if (choice.BatchSize is { } size)
        {
            options.MaxBatchSize(size);
        }
    }
}
