namespace ActionPlan.Host.Plans;

/// <summary>Opens contexts for the machine's own work on one plan.</summary>
internal sealed class PlanDatabases(AppDbFactory databases, Func<string?> plan) : IDbContextFactory<AppDb>
{
    public AppDb CreateDbContext() => databases.CreateOf(plan());
}
