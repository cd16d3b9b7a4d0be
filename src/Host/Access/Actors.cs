namespace ActionPlan.Host.Access;

internal static class Actors
{
    /// <summary>Somebody with what is granted now where the plan is at hand.</summary>
    /// <param name="db">The database.</param>
    /// <param name="account">Whose account.</param>
    /// <param name="plan">The plan's id.</param>
    /// <param name="from">Where the request came from.</param>
    /// <param name="cancellation">Whoever asked is gone.</param>
    /// <param name="earlier">Where the plan is only prepared, the one that it continues: who keeps its rules keeps these.</param>
    public static async Task<Actor> Of(AppDb db, UserAccount account, string? plan, string from, CancellationToken cancellation, string? earlier = null)
    {
        var grants = await db.Grants.AsNoTracking().Where(grant => grant.UserId == account.Id).ToListAsync(cancellation);
        return new Actor(account.DisplayName, account.Id, [.. grants.Select(grant => grant.ToGrant())
            .Select(grant => grant.Plan is not null && grant.Plan == earlier ? grant with { Plan = plan } : grant).Where(grant => grant.HoldsIn(plan))], from);
    }
}
