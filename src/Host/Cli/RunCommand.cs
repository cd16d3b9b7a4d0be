using System.CommandLine;

namespace ActionPlan.Host.Cli;

/// <summary><c>run</c>: listed for the help's sake; <see cref="CommandLine.IsRun"/> sends it to the web app with all its settings.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal) => new("run", terminal.Text("Run")) { TreatUnmatchedTokensAsErrors = false };
}
