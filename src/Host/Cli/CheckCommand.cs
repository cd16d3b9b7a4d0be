using System.CommandLine;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Cli;

/// <summary><c>check [PATH] [--strict]</c>: all that is wrong with every plan below a path, at once, and all that most likely was not meant; the tests beside the rules are run.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string?>("PATH") { Description = terminal.Text("CheckPath"), Arity = ArgumentArity.ZeroOrOne };
        var strict = new Option<bool>("--strict") { Description = terminal.Text("CheckStrict") };
        var command = new Command("check", terminal.Text("Check")) { path, strict };
        command.SetAction(parsed => Run(parsed.GetValue(path), parsed.GetValue(strict), terminal));
        return command;
    }

    private static int Run(string? path, bool strict, Terminal terminal)
    {
        var root = path ?? PlanFolders.DefaultRules() ?? "rules";
        var folders = PlanFolders.Below(root);
        return folders.Count == 0
            ? terminal.Fail("NoPlan", root)
            : folders.Select(folder => Check(folder, strict, terminal)).ToList().Max();
    }

    private static int Check(string folder, bool strict, Terminal terminal)
    {
        if (PlanFiles.Reading(folder, terminal) is not { } reading)
        {
            return 1;
        }

        PlanFiles.Write(reading.Warnings, terminal);
        var unread = UnreadFiles.In(folder);
        foreach (var name in unread)
        {
            terminal.Fail("UnreadFile", Path.Combine(folder, name));
        }

        var warnings = reading.Warnings.Count + unread.Count;
        if (warnings > 0)
        {
            terminal.Fail("PlanHasWarnings", folder, warnings);
        }

        if (reading.Plan is not { } plan)
        {
            return 1;
        }

        if (reading.Tests > 0)
        {
            terminal.Say("TestsHold", folder, reading.Tests);
        }

        terminal.Say("PlanIsGood", plan.Source.Folder, plan.Id, plan.Targets.Count, plan.Figures.Count, plan.Areas.All.Count);
        return strict && warnings > 0 ? 1 : 0;
    }
}
