using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Plans;

namespace ActionPlan.Host.Startup;

/// <summary>What must be done before anything uses the database: the web app's start and every command that needs it begin here.</summary>
internal static class Opening
{
    /// <exception cref="Startup.StartRefusedException">The database or the plan cannot be used; the message says what to change.</exception>
    public static async Task OpenDatabase(this IServiceProvider services, CancellationToken cancellation = default)
    {
        var choice = services.GetRequiredService<DatabaseChoice>();
        OwnerOnly.Check(services.GetRequiredService<Deployment>().DataFolder, choice.FilePath, services.GetRequiredService<ILogger<Deployment>>());
        await services.GetRequiredService<DatabaseStart>().Migrate(cancellation);
        await services.GetRequiredService<AllPlans>().Load(cancellation);
        await using var db = services.GetRequiredService<AppDbFactory>().CreateDbContext();
        await services.GetRequiredService<EvaluationTurn>().DiscardUnfinished(db, cancellation);
    }
}
