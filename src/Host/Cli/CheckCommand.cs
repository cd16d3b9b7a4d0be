using System.CommandLine;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Cli;

/// <summary><c>check [PATH]</c>: all that is wrong with every plan below a path, at once.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string?>("PATH") { Description = terminal.Text("CheckPath"), Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("check", terminal.Text("Check")) { path };
        command.SetAction(parsed => Run(parsed.GetValue(path), terminal));
        return command;
    }

    private static int Run(string? path, Terminal terminal)
    {
        var root = path ?? PlanFolders.DefaultRules() ?? "rules";
        var folders = PlanFolders.Below(root);
        return folders.Count == 0
            ? terminal.Fail("NoPlan", root)
            : folders.Select(folder => Check(folder, terminal)).ToList().Max();
    }

    private static int Check(string folder, Terminal terminal)
    {
        if (PlanFiles.Read(folder, terminal) is not { } plan)
        {
            return 1;
        }

        terminal.Say("PlanIsGood", plan.Source.Folder, plan.Id, plan.Targets.Count, plan.Figures.Count, plan.Areas.All.Count);
        return 0;
    }
}
