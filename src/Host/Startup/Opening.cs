using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Files;

namespace ActionPlan.Host.Startup;

/// <summary>What must be done before anything uses the database: the web app's start and every command that needs it begin here.</summary>
internal static partial class Opening
{
    /// <exception cref="Startup.StartRefusedException">The database or the plan cannot be used; the message says what to change.</exception>
    public static async Task OpenDatabase(this IServiceProvider services, CancellationToken cancellation = default)
    {
        var choice = services.GetRequiredService<DatabaseChoice>();
        var closed = OwnerOnly.Check(services.GetRequiredService<Deployment>().DataFolder, choice.FilePath);
        try
        {
            await services.GetRequiredService<DatabaseStart>().Migrate(cancellation);
            KeyStorage.TakeOver(services);
            await OnlyInTheSharedFolder(services.GetRequiredService<SharedFolder>(), cancellation);
            await services.GetRequiredService<AllPlans>().Load(cancellation);
        }
        catch (StartRefusedException refused) when (closed is not null)
        {
            throw new StartRefusedException($"{refused.Message} {closed}");
        }

        if (closed is not null)
        {
            WasOpen(services.GetRequiredService<ILogger<Deployment>>(), closed);
        }

        await using var db = services.GetRequiredService<AppDbFactory>().CreateDbContext();
        await services.GetRequiredService<EvaluationTurn>().DiscardUnfinished(db, cancellation);
    }

    private static async Task OnlyInTheSharedFolder(SharedFolder shared, CancellationToken cancellation)
    {
        if (!shared.IsWanted)
        {
            return;
        }

        await shared.Claim(cancellation);
        if (await shared.Problem(cancellation) is { } problem)
        {
            throw new StartRefusedException(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Closed}")]
    private static partial void WasOpen(ILogger log, string closed);
}
