using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;

namespace ActionPlan.Host.Persistence;

/// <summary>The host's own rows, found by their table: the context names none.</summary>
internal static class RowTypes
{
    private static readonly MethodInfo Relate = typeof(RowTypes).GetMethod(nameof(Map), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(RowTypes).Assembly.GetTypes().Where(type => type.IsDefined(typeof(TableAttribute), inherit: false))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)];

    public static void Declare(ModelBuilder model)
    {
        foreach (var row in All)
        {
            model.Entity(row);
        }

        foreach (var row in All.Where(row => row.IsOfItself(typeof(IMapped<>))))
        {
            Relate.MakeGenericMethod(row).Invoke(null, [model]);
        }
    }

    /// <summary>Whether a row implements the interface for itself.</summary>
    public static bool IsOfItself(this Type row, Type definition) =>
        row.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == definition && one.GenericTypeArguments[0] == row);

    private static void Map<TRow>(ModelBuilder model)
        where TRow : class, IMapped<TRow> => TRow.Map(model.Entity<TRow>());
}
