using Microsoft.EntityFrameworkCore.Storage;

namespace ActionPlan.Host.Audit;

/// <summary>
/// Commits what the trail tells of. Where the connection breaks meanwhile nobody knows whether the database had done it: the trail does, so that
/// what was done is not done again.
/// </summary>
internal sealed class Committing(AppDbFactory databases, Attempts attempts)
{
    /// <param name="transaction">Is over afterwards.</param>
    /// <param name="told">The entry in it; null where it changed nothing.</param>
    /// <exception cref="CommitUnknownException">It may have been done, and the database cannot be asked.</exception>
    public async Task Commit(IDbContextTransaction transaction, AuditHead? told, CancellationToken cancellation)
    {
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (Exception lost) when (told is not null && lost.Passes() is not null)
        {
            // Else whoever asks would wait for it.
            await transaction.DisposeAsync();
            if (!await Stands(told, lost))
            {
                throw;
            }
        }
    }

    private async Task<bool> Stands(AuditHead told, Exception lost)
    {
        try
        {
            return await attempts.Make("Commit", () => Stands(told), CancellationToken.None);
        }
        catch (Exception unknown) when (unknown.Passes() is not null || unknown.Trouble() is not null)
        {
            throw new CommitUnknownException(lost);
        }
    }

    private async Task<bool> Stands(AuditHead told)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        // The server may still be at it: until then it keeps this lock.
        await db.LockAudit(CancellationToken.None);
        return await db.Audit.AnyAsync(row => row.Seq == told.Seq && row.Hash == told.Hash);
    }
}
