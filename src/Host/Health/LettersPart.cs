using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Health;

/// <summary>Whether letters wait, or were given up.</summary>
internal sealed class LettersPart(AppDbFactory databases, TimeProvider clock) : IHealthPart
{
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);

    public bool AsksDatabase => true;

    public async Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        var failed = await db.Outbox.InTrouble().CountAsync(cancellation);
        var homeless = await db.Outbox.CountAsync(row => row.State == OutboxState.NoAddress, cancellation);
        var oldest = await db.Outbox.OldestUnsent(cancellation);
        var last = await db.Outbox.InTrouble().AsNoTracking().OrderByDescending(row => row.Id).Select(row => row.LastError)
            .FirstOrDefaultAsync(cancellation);
        var waits = oldest is { } since && clock.GetUtcNow() - since > LongWait;
        return
        [
            new HealthLine(
                "Letters", failed > 0 ? HealthState.Bad : homeless > 0 || waits ? HealthState.Warning : HealthState.Good,
                HealthServices.Number(failed), HealthServices.Number(homeless), last ?? Show.Nothing),
        ];
    }
}
