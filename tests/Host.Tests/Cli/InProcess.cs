using ActionPlan.Host.Cli;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Database;

namespace ActionPlan.Host.Tests.Cli;

/// <summary>What the executable does, in this process: to start it takes three seconds of a processor, and most of that is compiling.</summary>
internal static class InProcess
{
    /// <summary>A command, with the rules and the data of a folder.</summary>
    public static async Task<(int Code, string Output, string Error)> Run(string folder, params string[] args)
    {
        using StringWriter output = new(), error = new();
        var data = Path.Combine(folder, "data");
        await TestDatabases.Claim(data);
        var code = await CommandLine.Run(args, new Terminal(output, error, CommandLine.LanguageOf(args), redirected: true) { Settings = Settings(folder) });
        MigratedDatabase.LetGo(DatabaseChoice.OfFile(Path.Combine(data, "actionplan.db")));
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>The web app, of which is expected that it does not start.</summary>
    public static async Task<(int Code, string Error)> Serve(string folder, params string[] settings)
    {
        using var error = new StringWriter();
        await TestDatabases.Claim(Path.Combine(folder, "data"));
        var code = await WebHost.Run([.. settings, .. Settings(folder), "--applicationName=ActionPlan.Host"], _ => { }, TextWriter.Null, error);
        return (code, error.ToString());
    }

    private static string[] Settings(string folder) =>
        [$"--ActionPlan:DataFolder={Path.Combine(folder, "data")}", $"--Rules:Folder={Path.Combine(folder, "rules")}", .. TestDatabases.Arguments];
}
