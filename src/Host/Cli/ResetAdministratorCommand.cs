using System.CommandLine;
using ActionPlan.Host.Access.SignIn;

namespace ActionPlan.Host.Cli;

/// <summary>
/// <c>reset-administrator</c>: a new one-time password for whoever runs the machine, when the printed one was lost or nobody can let others in.
/// </summary>
internal static class ResetAdministratorCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("reset-administrator", terminal.Text("ResetAdministrator"));
        command.SetAction((_, cancellation) => Backstage.Run(terminal, (services, token) => Reset(services, terminal, token), cancellation));
        return command;
    }

    private static async Task<int> Reset(IServiceProvider services, Terminal terminal, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var password = await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().Reset(cancellation);
        terminal.Say("AdministratorReset", FirstAdministrator.UserName, password);
        return 0;
    }
}
