namespace ActionPlan.Host.Access.SignIn.Sessions;

internal static class SessionTables
{
    extension(AppDb db)
    {
        public DbSet<SessionRow> Sessions => db.Set<SessionRow>();
    }
}
