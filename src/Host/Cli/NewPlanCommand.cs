using System.CommandLine;

namespace ActionPlan.Host.Cli;

/// <summary><c>new-plan --from ID --term 2026-Q1..2030-Q4</c>: a folder for the term after, to be filled in.</summary>
internal static class NewPlanCommand
{
    private sealed record Request(string From, string Term, string? Id, string? Rules);

    public static Command Create(Terminal terminal)
    {
        var from = new Option<string>("--from") { Description = terminal.Text("NewPlanFrom"), Required = true, HelpName = "ID" };
        var term = new Option<string>("--term") { Description = terminal.Text("NewPlanTerm"), Required = true, HelpName = "2026-Q1..2030-Q4" };
        var id = new Option<string?>("--id") { Description = terminal.Text("NewPlanId"), HelpName = "ID" };
        var rules = new Option<string?>("--rules") { Description = terminal.Text("NewPlanRules"), HelpName = "DIR" };
        var command = new Command("new-plan", terminal.Text("NewPlan")) { from, term, id, rules };
        command.SetAction(parsed =>
            Run(new Request(parsed.GetRequiredValue(from), parsed.GetRequiredValue(term), parsed.GetValue(id), parsed.GetValue(rules)), terminal));
        return command;
    }

    private static int Run(Request request, Terminal terminal)
    {
        var root = request.Rules ?? PlanFolders.DefaultRules() ?? "rules";
        if (PlanFolders.Below(root).FirstOrDefault(one => PlanHead.Of(PlanSource.ReadFolder(one))?.Id == request.From) is not { } folder)
        {
            return terminal.Fail("NewPlanUnknown", request.From, root);
        }

        if (PlanFiles.Read(folder, terminal) is not { } earlier)
        {
            return 1;
        }

        var (next, refusal) = request.Term.Split("..") is [var first, var last]
            ? NextPlan.Of(earlier, first, last, request.Id) : (null, NextPlanRefusal.BadTerm);
        return refusal switch
        {
            NextPlanRefusal.BadTerm => terminal.Fail("NewPlanBadTerm", request.Term),
            NextPlanRefusal.TermOverlaps => terminal.Fail("NewPlanTermOverlaps", request.Term, earlier.Id, earlier.To),
            NextPlanRefusal.BadId => terminal.Fail("NewPlanBadId", request.Id ?? ""),
            _ => Write(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))!, earlier, next!, terminal),
        };
    }

    private static int Write(string rules, Plan earlier, NextPlan next, Terminal terminal)
    {
        if (next.Write(earlier, rules, terminal.Culture) is not { } folder)
        {
            return terminal.Fail("NewPlanExists", next.Id, Path.Combine(rules, next.Id));
        }

        terminal.Say("NewPlanWritten", folder);
        var reading = NextPlan.Read(folder);
        if (reading.Plan is null)
        {
            terminal.Say("NewPlanToFill", reading.Problems.Count);
            foreach (var problem in reading.Problems)
            {
                terminal.Out.WriteLine(problem.ToString(terminal.Culture));
            }
        }

        terminal.Say("NewPlanLeft");
        return 0;
    }
}
