namespace ActionPlan.Host.Plans;

/// <summary>Opens scopes that are about one plan.</summary>
internal sealed class PlanScopes(IServiceScopeFactory scopes, AllPlans plans)
{
    public AsyncServiceScope Open(PlanInForce plan)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<PlanScope>().Choose(plan);
        return scope;
    }

    /// <summary>The same work for each plan, one after the other.</summary>
    public async Task Each(Func<IServiceProvider, Task> work)
    {
        foreach (var plan in plans.Open)
        {
            await using var scope = Open(plan);
            await work(scope.ServiceProvider);
        }
    }
}
