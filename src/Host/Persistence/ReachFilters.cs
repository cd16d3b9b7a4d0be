using System.Linq.Expressions;
using System.Reflection;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Persistence;

/// <summary>What every query leaves out: rows beyond the reader's areas, units and registers. A page that forgets to ask shows nothing more.</summary>
internal static class ReachFilters
{
    /// <summary>The query filter's name, beside <see cref="PlanRows.Name"/>.</summary>
    public const string Name = "reach";

    private static readonly MethodInfo ByItself = Filter(nameof(FilterReached));
    private static readonly MethodInfo ByUnit = Filter(nameof(FilterUnit));
    private static readonly MethodInfo ByArea = Filter(nameof(FilterArea));
    private static readonly MethodInfo ByRegister = Filter(nameof(FilterRegister));

    public static void Declare(ModelBuilder model, AppDb db)
    {
        foreach (var row in RowTypes.All)
        {
            var filter = row.IsOfItself(typeof(IReached<>)) ? ByItself
                : row.IsAssignableTo(typeof(IOfUnit)) ? ByUnit
                : row.IsAssignableTo(typeof(IInArea)) ? ByArea
                : null;
            filter?.MakeGenericMethod(row).Invoke(null, [model, db]);
        }

        foreach (var register in InstalledModules.Registers)
        {
            ByRegister.MakeGenericMethod(register.EntryType).Invoke(null, [model, db, register.Id]);
        }
    }

    private static void FilterReached<T>(ModelBuilder model, AppDb db)
        where T : class, IReached<T> => model.Entity<T>().HasQueryFilter(Name, T.ReachedBy(db));

    private static void FilterArea<T>(ModelBuilder model, AppDb db)
        where T : class, IInArea => model.Entity<T>().HasQueryFilter(Name, row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area));

    // The plain area comes first, for an index knows it.
    private static void FilterUnit<T>(ModelBuilder model, AppDb db)
        where T : class, IOfUnit => model.Entity<T>().HasQueryFilter(Name, row => (db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area))
            && (db.Reach.AllUnits || db.Reach.UnitAreas.Contains(row.Unit + "|") || db.Reach.UnitAreas.Contains("|" + row.Area)
                || db.Reach.UnitAreas.Contains(row.Unit + "|" + row.Area)));

    private static void FilterRegister<T>(ModelBuilder model, AppDb db, string register)
        where T : Entry
    {
        var (everywhere, inArea) = (Reach.Key(register, null), register + "|");
        Expression<Func<T, bool>> reached = row =>
            (db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area))
            && (db.Reach.AllRegisters || db.Reach.RegisterAreas.Contains(everywhere) || db.Reach.RegisterAreas.Contains("|" + row.Area)
                || db.Reach.RegisterAreas.Contains(inArea + row.Area));
        model.Entity<T>().HasQueryFilter(Name, reached);
    }

    private static MethodInfo Filter(string name) => typeof(ReachFilters).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;
}
