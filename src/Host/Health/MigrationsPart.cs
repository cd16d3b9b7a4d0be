namespace ActionPlan.Host.Health;

/// <summary>Whether the database is in the form that this program wants.</summary>
internal sealed class MigrationsPart(AppDbFactory databases) : IHealthPart
{
    public bool AsksDatabase => true;

    public async Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        var form = await DatabaseForm.Read(db, cancellation);
        return
        [
            form.Problem is { } problem ? new HealthLine("Migrations", HealthState.Bad, problem)
            : form.Pending.Count > 0 ? new HealthLine("Migrations", HealthState.Warning, HealthServices.Number(form.Pending.Count), form.Pending[^1])
            : new HealthLine("Migrations", HealthState.Good, form.Applied[^1]),
        ];
    }
}
