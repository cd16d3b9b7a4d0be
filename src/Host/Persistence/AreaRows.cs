namespace ActionPlan.Host.Persistence;

/// <summary>Rows of some areas.</summary>
internal static class AreaRows
{
    /// <summary>Those of the areas with these ids; all where there is no list. One parameter, however many they are: a server takes only so many.</summary>
    public static IQueryable<T> In<T>(this IQueryable<T> rows, IReadOnlyList<string>? areas)
        where T : class, IInArea => areas is null ? rows : rows.Where(row => EF.Parameter(areas).Contains(row.Area));
}
