namespace ActionPlan.Host.Access.SignIn.Tries;

internal static class SignInTables
{
    extension(AppDb db)
    {
        public DbSet<SignInTryRow> SignInTries => db.Set<SignInTryRow>();
    }
}
