using ActionPlan.Host.Files;

namespace ActionPlan.Host.Health;

/// <summary>Whether requests should come to this process: asked by a load balancer every few seconds, so that it costs two short queries.</summary>
internal sealed class Readiness(AppDbFactory databases, AllPlans plans, SharedFolder shared, IHostApplicationLifetime lifetime)
{
    /// <summary>Why not, without paths or words of the inside; null where they should.</summary>
    public async Task<string?> Problem(CancellationToken cancellation) =>
        lifetime.ApplicationStopping.IsCancellationRequested ? "the program is stopping"
        : await DatabaseHealth.Problem(databases, cancellation) ?? await OfForm(cancellation) ?? (plans.All.Any() ? null : "no plan is in force")
            ?? (shared.IsWanted && await shared.Problem(cancellation) is not null ? "the folder that hosts share is not there" : null);

    // Another host may have brought it further while this one runs.
    private async Task<string?> OfForm(CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        var form = await DatabaseForm.Read(db, cancellation);
        return form.Problem is not null ? "the database is of another version of this program"
            : form.Pending.Count > 0 ? "the database is not yet of this version of the program"
            : null;
    }
}
