using System.CommandLine;
using ActionPlan.Host.Samples;
using ActionPlan.Host.Startup;

namespace ActionPlan.Host.Cli;

/// <summary><c>seed-sample</c> and <c>leave-sample</c>: into the made-up figures and out again.</summary>
internal static class SeedSampleCommand
{
    public static Command Create(Terminal terminal)
    {
        var replace = new Option<bool>("--replace") { Description = terminal.Text("SeedReplace") };
        var command = new Command("seed-sample", terminal.Text("Seed")) { replace };
        command.SetAction((parsed, cancellation) => Seed(parsed.GetValue(replace), terminal, cancellation));
        return command;
    }

    public static Command CreateLeave(Terminal terminal)
    {
        var command = new Command("leave-sample", terminal.Text("Leave"));
        command.SetAction(_ =>
        {
            SampleSwitch.TurnOff(DeploymentOf(terminal, out var _).DataFolder);
            terminal.Say("Left");
        });
        return command;
    }

    private static async Task<int> Seed(bool replace, Terminal terminal, CancellationToken cancellation)
    {
        var deployment = DeploymentOf(terminal, out var configuration);
        terminal.Say("Seeding");
        var (outcome, problems) = await SampleSeed.Load(configuration, deployment.DataFolder, replace, cancellation);
        switch (outcome)
        {
            case SeedOutcome.NoSample:
                return terminal.Fail("SeedNoSample");
            case SeedOutcome.BadFiles:
                return terminal.Refuse(problems);
            case SeedOutcome.AlreadyThere:
                SampleSwitch.TurnOn(deployment.DataFolder);
                terminal.Say("SeedAlreadyThere");
                return 0;
            default:
                SampleSwitch.TurnOn(deployment.DataFolder);
                terminal.Say("Seeded", Path.Combine(deployment.DataFolder, "sample-mail"));
                return 0;
        }
    }

    private static Deployment DeploymentOf(Terminal terminal, out IConfiguration configuration)
    {
        var builder = HostBuild.Prepare(terminal.Settings);
        configuration = builder.Configuration;
        return HostBuild.DeploymentOf(configuration);
    }
}
