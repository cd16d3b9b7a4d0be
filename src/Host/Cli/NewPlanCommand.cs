using System.CommandLine;
using ActionPlan.Rules.Plans;

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
        command.SetAction(parsed => Run(new Request(parsed.GetRequiredValue(from), parsed.GetRequiredValue(term), parsed.GetValue(id), parsed.GetValue(rules)), terminal));
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

        if (Term(request.Term) is not var (first, last))
        {
            return terminal.Fail("NewPlanBadTerm", request.Term);
        }

        if (first <= earlier.To || last < first)
        {
            return terminal.Fail("NewPlanTermOverlaps", request.Term, earlier.Id, earlier.To);
        }

        var id = request.Id ?? NextTerm.IdFor(earlier, first, last);
        return PlanNames.IsId(id) ? Write(folder, NextTerm.Files(earlier, id, first, last, terminal.Culture), id, terminal) : terminal.Fail("NewPlanBadId", id);
    }

    private static int Write(string earlier, IReadOnlyList<PlanText> files, string id, Terminal terminal)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(earlier)))!, id);
        if (Path.Exists(folder) || PlanFolders.Beside(earlier).Any(one => PlanHead.Of(PlanSource.ReadFolder(one))?.Id == id))
        {
            return terminal.Fail("NewPlanExists", id, folder);
        }

        Directory.CreateDirectory(folder);
        // A folder is a plan once it has a plan.json: whoever watches never sees half of it.
        foreach (var file in files.OrderBy(file => PlanSource.IsPlanFile(file.Name)))
        {
            using var stream = new FileStream(Path.Combine(folder, file.Name), FileMode.CreateNew, FileAccess.Write);
            stream.Write(file.Bytes.Span);
        }

        terminal.Say("NewPlanWritten", folder);
        var source = PlanSource.ReadFolder(folder);
        var reading = new PlansTogether([.. PlanFolders.Beside(folder).Select(PlanSource.ReadFolder), source]).Read(source);
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

    private static (Period First, Period Last)? Term(string text) =>
        text.Split("..") is [var from, var to] && Period.TryParse(from, out var first) && Period.TryParse(to, out var last) && !first.IsYear && !last.IsYear ? (first, last) : null;
}
