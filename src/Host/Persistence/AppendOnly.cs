using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ActionPlan.Host.Persistence;

/// <summary>What is written once stays: refused here with a clear word, and by triggers for whoever goes past the context.</summary>
internal static class AppendOnly
{
    public static void Guard(EntityEntry entry)
    {
        if (entry.State is EntityState.Modified or EntityState.Deleted && IsWritten(entry))
        {
            throw new InvalidOperationException($"{entry.Metadata.GetTableName()} is append-only: a written row is never changed or deleted.");
        }
    }

    /// <summary>SQL Server refuses the OUTPUT clause on tables with triggers, so EF must know of them.</summary>
    public static void DeclareTriggers(ModelBuilder model)
    {
        foreach (var table in AppendOnlyTriggers.Tables)
        {
            var type = model.Model.GetEntityTypes().Single(entity => entity.GetTableName() == table);
            model.Entity(type.ClrType).ToTable(builder => builder.HasTrigger($"{table}_append_only"));
        }
    }

    private static bool IsWritten(EntityEntry entry) => entry.Entity is IAppendOnly
        || (entry.Entity is ICompleted row && entry.Property(row.CompletedBy).OriginalValue is not null);
}
