namespace ActionPlan.Host.Persistence;

/// <summary>Rows of some areas.</summary>
internal static class AreaRows
{
    /// <summary>Those of the areas with these ids; all where there is no list.</summary>
    public static IQueryable<T> In<T>(this IQueryable<T> rows, IReadOnlyList<string>? areas)
        where T : class, IInArea => areas is null ? rows : rows.Where(row => areas.Contains(row.Area));
}
