using System.CommandLine;

namespace ActionPlan.Host.Cli;

/// <summary><c>test [PATH]</c>: runs the tests beside the rules of every plan below a path.</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string?>("PATH") { Description = terminal.Text("CheckPath"), Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = terminal.Text("Json") };
        var command = new Command("test", terminal.Text("Test")) { path, json };
        command.SetAction(parsed => Run(parsed.GetValue(path), parsed.GetValue(json), terminal));
        return command;
    }

    private static int Run(string? path, bool json, Terminal terminal)
    {
        var root = path ?? PlanFolders.DefaultRules() ?? "rules";
        var folders = PlanFolders.Below(root);
        var found = folders.Select(folder => (Folder: folder, Reading: PlanFiles.Look(folder, terminal))).ToList();
        if (json)
        {
            terminal.Json(found.Where(one => one.Reading is not null).Select(one => new
            {
                one.Folder, Holds = one.Reading!.Plan is not null, one.Reading.Tests,
                Problems = one.Reading.Problems.Select(problem => PlanFiles.ToJson(problem, terminal)),
            }));
        }
        else
        {
            foreach (var (folder, reading) in found.Where(one => one.Reading is not null))
            {
                PlanFiles.Write(reading!.Problems, terminal);
                if (reading.Plan is null)
                {
                    terminal.Fail("TestsFail", folder, reading.Problems.Count);
                }
                else
                {
                    terminal.Say(reading.Tests == 0 ? "TestsNone" : "TestsHold", folder, reading.Tests);
                }
            }
        }

        return folders.Count == 0 ? terminal.Fail("NoPlan", root) : found.TrueForAll(one => one.Reading?.Plan is not null) ? 0 : 1;
    }
}
