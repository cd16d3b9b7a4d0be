namespace ActionPlan.Host.Persistence;

/// <summary>The scheduler's tables on a server, as a migration makes them; in a file database the scheduler makes its own.</summary>
internal static class QuartzTables
{
    public static string OnSqlServer
    {
        get
        {
            using var text = new StreamReader(typeof(QuartzTables).Assembly.GetManifestResourceStream("Quartz.sql")!);
            return text.ReadToEnd();
        }
    }
}
