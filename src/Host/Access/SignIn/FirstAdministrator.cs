using ActionPlan.Host.Access.SignIn.Tries;
using ActionPlan.Host.Audit;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>The first start creates one administrator, whose one-time password is said once and stored nowhere but as its hash.</summary>
internal sealed class FirstAdministrator(UserManager<UserAccount> accounts, AppDb db, TimeProvider clock)
{
    public const string UserName = "quantri";

    /// <summary>The password, where there was no account yet.</summary>
    public async Task<string?> CreateIfNone(CancellationToken cancellation) =>
        await db.Users.AnyAsync(cancellation) ? null : await InOne(() => CreateInTurn(cancellation), cancellation);

    /// <summary>Whether there are administrators and none has ever signed in: the one password may have been printed to nobody.</summary>
    public async Task<bool> HasNeverEntered(CancellationToken cancellation)
    {
        var entered = await (from grant in db.Grants
                             join account in db.Users on grant.UserId equals account.Id
                             where grant.Role == Role.Administrator && account.DeactivatedAt == null
                             select account.LastSignInAt != null).ToListAsync(cancellation);
        return entered.Count > 0 && !entered.Contains(true);
    }

    /// <summary>A new one-time password for the administrator's account, which is opened again if need be: for whoever sits at the machine.</summary>
    public Task<string> Reset(CancellationToken cancellation) => InOne(() => ResetOrCreate(cancellation), cancellation);

    private async Task<string> ResetOrCreate(CancellationToken cancellation)
    {
        if (await accounts.FindByNameAsync(UserName) is not { } account)
        {
            return await Create(cancellation);
        }

        var password = OneTimePassword.New();
        account.HasOneTimePassword(clock.GetUtcNow());
        account.DeactivatedAt = null;
        await db.Unlock(account, cancellation);
        Check(await accounts.RemovePasswordAsync(account));
        Check(await accounts.AddPasswordAsync(account, password));
        Check(await accounts.SetTwoFactorEnabledAsync(account, false));
        Check(await accounts.UpdateSecurityStampAsync(account));
        await Grant(account, cancellation);
        return password;
    }

    // Another host may start at the same moment.
    private async Task<string?> CreateInTurn(CancellationToken cancellation)
    {
        await db.LockAudit(cancellation);
        return await db.Users.AnyAsync(cancellation) ? null : await Create(cancellation);
    }

    private async Task<string> Create(CancellationToken cancellation)
    {
        var password = OneTimePassword.New();
        var account = new UserAccount
        {
            UserName = UserName,
            DisplayName = "Quản trị hệ thống",
            FoldedName = Folded.Of("Quản trị hệ thống"),
            CreatedAt = clock.GetUtcNow(),
        };
        account.HasOneTimePassword(clock.GetUtcNow());
        Check(await accounts.CreateAsync(account, password));
        await Grant(account, cancellation);
        return password;
    }

    // Account, password, grant and entry: whoever is killed in between leaves none of them.
    private Task<T> InOne<T>(Func<Task<T>> change, CancellationToken cancellation) =>
        AuditTrail.InOne(db, new AuditNote(Actor.AtMachine("Người quản lý máy chủ"), AuditActions.AdministratorReset), clock, change, cancellation);

    private async Task Grant(UserAccount account, CancellationToken cancellation)
    {
        if (!await db.Grants.AnyAsync(grant => grant.UserId == account.Id && grant.Role == Role.Administrator, cancellation))
        {
            db.Grants.Add(new GrantRow { UserId = account.Id, Role = Role.Administrator });
            await db.SaveChangesAsync(cancellation);
        }
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(error => error.Description)));
        }
    }
}
