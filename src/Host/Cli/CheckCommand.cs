using System.CommandLine;

namespace ActionPlan.Host.Cli;

/// <summary>
/// <c>check [PATH] [--strict] [--watch] [--json]</c>: all that is wrong with every plan below a path, at once, and all that most likely was not meant;
/// the tests beside the rules are run.
/// </summary>
internal static class CheckCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private sealed record Request(string Root, bool Strict, bool Json);

    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string?>("PATH") { Description = terminal.Text("CheckPath"), Arity = ArgumentArity.ZeroOrOne };
        var strict = new Option<bool>("--strict") { Description = terminal.Text("CheckStrict") };
        var watch = new Option<bool>("--watch") { Description = terminal.Text("CheckWatch") };
        var json = new Option<bool>("--json") { Description = terminal.Text("Json") };
        var command = new Command("check", terminal.Text("Check")) { path, strict, watch, json };
        command.SetAction((parsed, cancellation) =>
        {
            var request = new Request(parsed.GetValue(path) ?? PlanFolders.DefaultRules() ?? "rules", parsed.GetValue(strict), parsed.GetValue(json));
            return parsed.GetValue(watch) ? Watch(request, terminal, cancellation) : Task.FromResult(Run(request, terminal));
        });
        return command;
    }

    /// <summary>Checks again whenever a file has changed, until it is stopped; what was found last decides the exit code.</summary>
    private static async Task<int> Watch(Request request, Terminal terminal, CancellationToken cancellation)
    {
        var (seen, code) = ((string?)null, 0);
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        try
        {
            do
            {
                // A file may be half written: the next look sees the whole.
                if (Stamp(request.Root) is { } now && now != seen)
                {
                    terminal.Error.WriteLine(
                        seen is null ? terminal.Text("CheckWatches", request.Root) : $"--- {TimeProvider.System.GetUtcNow().ToLocalTime():HH:mm:ss} ---");
                    (seen, code) = (now, Run(request, terminal));
                }
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException)
        {
            // Stopping is how it ends.
        }

        return code;
    }

    private static string? Stamp(string root)
    {
        try
        {
            return string.Join('\n', PlanFolders.Below(root).Select(folder => folder + PlanSource.ReadFolder(folder).FolderSha256));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int Run(Request request, Terminal terminal)
    {
        var folders = PlanFolders.Below(request.Root);
        if (folders.Count == 0)
        {
            return terminal.Fail("NoPlan", request.Root);
        }

        return request.Json ? Tell(request, folders, terminal) : folders.Select(folder => Check(folder, request.Strict, terminal)).ToList().Max();
    }

    private static int Tell(Request request, IReadOnlyList<string> folders, Terminal terminal)
    {
        var found = folders.Select(folder => (Folder: folder, Reading: PlanFiles.Look(folder, terminal), Unread: UnreadFiles.In(folder))).ToList();
        terminal.Json(found.Where(one => one.Reading is not null).Select(one => new
        {
            one.Folder, one.Reading!.Plan?.Id, one.Reading.Plan?.Version, one.Reading.NotChecked, one.Reading.Tests, one.Unread,
            Problems = one.Reading.Problems.Concat(one.Reading.Warnings).Select(problem => PlanFiles.ToJson(problem, terminal)),
        }));
        return found.TrueForAll(one => one.Reading?.Plan is not null && !(request.Strict && one.Reading.Warnings.Count + one.Unread.Count > 0)) ? 0 : 1;
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
