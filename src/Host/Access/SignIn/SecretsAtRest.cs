using ActionPlan.Host.Audit;
using ActionPlan.Host.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>A database that an earlier version used holds authenticators' keys and recovery codes as they are, and one-time passwords without an end.</summary>
internal sealed class SecretsAtRest(AppDbFactory databases, AuthenticatorKeys keys, TimeProvider clock)
{
    public async Task Upgrade(CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        var tokens = await db.UserTokens.Where(token => token.LoginProvider == AccountStore.Provider && token.Value != null).ToListAsync(cancellation);
        foreach (var token in tokens)
        {
            token.Value = token.Name switch
            {
                AccountStore.KeyName when !AuthenticatorKeys.IsSealed(token.Value!) => keys.Seal(token.Value!),
                AccountStore.CodesName when !RecoveryCodes.IsHashed(token.Value!) => RecoveryCodes.Hash(RecoveryCodes.Plain(token.Value!)),
                _ => token.Value,
            };
        }

        foreach (var account in await db.Users.Where(user => user.MustChangePassword && user.OneTimeUntil == null && user.PasswordHash != null).ToListAsync(cancellation))
        {
            account.OneTimeUntil = clock.GetUtcNow() + UserAccount.OneTimeServes;
        }

        if (!db.ChangeTracker.HasChanges())
        {
            return;
        }

        if (db.Database.IsSqlite())
        {
            // What is overwritten would stay readable in the file's free space.
            await db.Database.OpenConnectionAsync(cancellation);
            await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON", cancellation);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        await AuditTrail.Append(db, new AuditNote(Actor.System("ActionPlan"), AuditActions.AccountChanged), clock.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
        }
    }
}
