using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionPlan.Host.Persistence;

/// <summary>A row with a relation that no attribute can say.</summary>
internal interface IMapped<TRow>
    where TRow : class, IMapped<TRow>
{
    static abstract void Map(EntityTypeBuilder<TRow> row);
}
