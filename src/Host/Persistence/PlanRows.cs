using System.Reflection;
using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ActionPlan.Host.Persistence;

/// <summary>A context about one plan shows that plan's rows and writes no other's: the same id in two plans is two things.</summary>
internal static class PlanRows
{
    /// <summary>The query filter's name, beside <see cref="ReachFilters.Name"/>.</summary>
    public const string Name = "plan";

    private static readonly MethodInfo OfHost = typeof(PlanRows).GetMethod(nameof(FilterRow), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly MethodInfo OfRegister = typeof(PlanRows).GetMethod(nameof(FilterEntry), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static void Declare(ModelBuilder model, AppDb db)
    {
        foreach (var row in RowTypes.All.Where(row => row.IsAssignableTo(typeof(IOfPlan))))
        {
            OfHost.MakeGenericMethod(row).Invoke(null, [model, db]);
        }

        foreach (var register in InstalledModules.Registers)
        {
            OfRegister.MakeGenericMethod(register.EntryType).Invoke(null, [model, db]);
        }
    }

    /// <summary>Gives new register rows the context's plan.</summary>
    /// <exception cref="InvalidOperationException">A row of another plan is written, or a register row by a context that is about no plan.</exception>
    public static void Mark(EntityEntry entry, string? plan)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            return;
        }

        if (entry is { Entity: Entry { PlanId: "" }, State: EntityState.Added })
        {
            entry.Property(nameof(Entry.PlanId)).CurrentValue = plan ?? throw new InvalidOperationException("A register's row is entered for a plan.");
        }

        var of = (entry.Entity as IOfPlan)?.PlanId ?? (entry.Entity as Entry)?.PlanId;
        if (plan is not null && of is not null && of != plan)
        {
            throw new InvalidOperationException($"A row of plan {of} in {entry.Metadata.ClrType.Name} is not written where plan {plan} is at hand.");
        }
    }

    private static void FilterRow<T>(ModelBuilder model, AppDb db)
        where T : class, IOfPlan => model.Entity<T>().HasQueryFilter(Name, row => db.PlanId == null || row.PlanId == null || row.PlanId == db.PlanId);

    private static void FilterEntry<T>(ModelBuilder model, AppDb db)
        where T : Entry => model.Entity<T>().HasQueryFilter(Name, row => db.PlanId == null || row.PlanId == db.PlanId);
}
