using ActionPlan.Host.Shell;
using ActionPlan.Host.Startup;
using Serilog.Events;

namespace ActionPlan.Host.Cli;

/// <summary>The host's services on the opened database, for commands: without web server and scheduler.</summary>
internal static class Backstage
{
    /// <param name="holds">Whether a changed folder is only looked at: else it comes into force as when the program starts.</param>
    public static async Task<int> Run(
        Terminal terminal, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancellation, bool holds = false)
    {
        try
        {
            var builder = HostBuild.Prepare(terminal.Settings, loudness: LogEventLevel.Warning);
            SettingsCheck.Check(builder.Configuration);
            await using var app = builder.Build();
            app.Services.GetRequiredService<AllPlans>().HoldsChanges = holds;
            await app.Services.OpenDatabase(cancellation);
            if (app.Services.GetRequiredService<Deployment>().IsSample)
            {
                await terminal.Error.WriteLineAsync(terminal.Text("SampleInUse"));
            }

            await using var scope = app.Services.CreateAsyncScope();
            if (terminal.Plan is { } id)
            {
                var plans = app.Services.GetRequiredService<AllPlans>();
                if (plans.Find(id) is not { } plan)
                {
                    return terminal.Fail("PlanUnknown", id, string.Join(", ", plans.Open.Select(known => known.Id)));
                }

                scope.ServiceProvider.GetRequiredService<PlanScope>().Choose(plan);
            }

            if (scope.ServiceProvider.GetRequiredService<PlanInForce>().Waiting is { IsHeld: false } waiting)
            {
                await terminal.Error.WriteLineAsync(terminal.Text("PlanWaits", waiting.Vanishing.Count));
            }

            return await work(scope.ServiceProvider, cancellation);
        }
        catch (StartRefusedException refused)
        {
            await terminal.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }
}
