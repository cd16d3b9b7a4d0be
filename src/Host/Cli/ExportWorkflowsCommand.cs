using System.CommandLine;
using System.Text;

namespace ActionPlan.Host.Cli;

/// <summary><c>export-workflows</c>: a plan's targets as the JSON that RulesEngine reads by itself.</summary>
internal static class ExportWorkflowsCommand
{
    public static Command Create(Terminal terminal)
    {
        var plan = new Option<string>("--plan") { Description = terminal.Text("EvaluatePlan"), Required = true, HelpName = "DIR" };
        var file = new Option<string>("--out") { Description = terminal.Text("ExportOut"), Required = true, HelpName = "FILE" };
        var command = new Command("export-workflows", terminal.Text("Export")) { plan, file };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(plan), parsed.GetRequiredValue(file), terminal));
        return command;
    }

    private static int Write(string path, string file, Terminal terminal)
    {
        if (PlanFolders.Single(path) is not { } folder)
        {
            return terminal.Fail("NoPlan", path);
        }

        if (PlanFiles.Read(folder, terminal) is not { } plan)
        {
            return 1;
        }

        File.WriteAllText(file, WorkflowExport.ToJson(plan), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        terminal.Say("Written", file);
        return 0;
    }
}
