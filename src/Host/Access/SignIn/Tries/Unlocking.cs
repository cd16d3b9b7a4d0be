namespace ActionPlan.Host.Access.SignIn.Tries;

internal static class Unlocking
{
    /// <summary>Opens an account that wrong passwords locked, wherever they were tried; the caller saves the account.</summary>
    public static Task Unlock(this AppDb db, UserAccount account, CancellationToken cancellation)
    {
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        return db.SignInTries.Where(row => row.UserId == account.Id).ExecuteDeleteAsync(cancellation);
    }
}
