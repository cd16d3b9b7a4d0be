namespace ActionPlan.Host.Access;

/// <summary>Looks into another plan for whoever acts here, with the rights that he has there: the same area in two plans is two areas.</summary>
internal sealed class OtherPlans(PlanScopes scopes, AllPlans plans, PlanScope here, Acting acting)
{
    /// <summary>The plans beside this one that people can choose.</summary>
    public IEnumerable<PlanInForce> All => plans.Open.Where(plan => plan.Id != here.Plan.Id);

    /// <summary>What the work finds there; null where nothing is shown to whoever acts.</summary>
    public async Task<T?> In<T>(PlanInForce plan, Func<AppDb, Task<T>> work, CancellationToken cancellation = default)
        where T : class
    {
        await using var scope = scopes.Open(plan);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var reader = scope.ServiceProvider.GetRequiredService<Acting>();
        reader.Reads(await As(plan, db, cancellation));
        return reader.Reach is { AllAreas: false, Areas.Length: 0 } ? null : await work(db);
    }

    /// <summary>Whoever acts here, with the grants that he has there.</summary>
    public async Task<Actor> As(PlanInForce plan, CancellationToken cancellation = default)
    {
        await using var scope = scopes.Open(plan);
        return await As(plan, scope.ServiceProvider.GetRequiredService<AppDb>(), cancellation);
    }

    private async Task<Actor> As(PlanInForce plan, AppDb db, CancellationToken cancellation)
    {
        var actor = acting.Actor;
        if (actor.UserId is not { } user)
        {
            return actor;
        }

        var grants = await db.Grants.AsNoTracking().Where(grant => grant.UserId == user).ToListAsync(cancellation);
        return actor with { Grants = [.. grants.Select(grant => grant.ToGrant()).Where(grant => grant.HoldsIn(plan.Id))] };
    }
}
