using System.CommandLine;
using ActionPlan.Rules.Differences;

namespace ActionPlan.Host.Cli;

/// <summary><c>diff A B</c>: what two versions mean otherwise, each a folder or the beginning of a stored version's digest.</summary>
internal static class DiffCommand
{
    private const int ShortestVersion = 6;

    private sealed record Request(string Before, string After, bool Lines, bool Json);

    public static Command Create(Terminal terminal)
    {
        var before = new Argument<string>("A") { Description = terminal.Text("DiffSide") };
        var after = new Argument<string>("B") { Description = terminal.Text("DiffSide") };
        var lines = new Option<bool>("--text") { Description = terminal.Text("DiffText") };
        var json = new Option<bool>("--json") { Description = terminal.Text("Json") };
        var command = new Command("diff", terminal.Text("Diff")) { before, after, lines, json };
        command.SetAction((parsed, cancellation) => Run(
            new Request(parsed.GetRequiredValue(before), parsed.GetRequiredValue(after), parsed.GetValue(lines), parsed.GetValue(json)), terminal,
            cancellation));
        return command;
    }

    private static async Task<int> Run(Request request, Terminal terminal, CancellationToken cancellation)
    {
        string[] sides = [request.Before, request.After];
        foreach (var side in sides.Where(side => PlanFolders.Single(side) is null && !IsVersion(side)))
        {
            return terminal.Fail("NoPlan", side);
        }

        return sides.All(side => PlanFolders.Single(side) is not null)
            ? Compare(request, side => PlanFiles.ForComparing(PlanFolders.Single(side)!, terminal), terminal)
            : await Backstage.Run(terminal, async (services, token) =>
            {
                await using var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(token);
                var stored = await db.PlanVersions.Select(row => row.Sha256).ToListAsync(token);
                return Compare(request,
                    side => PlanFolders.Single(side) is { } folder ? PlanFiles.ForComparing(folder, terminal) : Stored(side, stored, services, terminal),
                    terminal);
            }, cancellation, holds: true);
    }

    private static Plan? Stored(string side, List<string> stored, IServiceProvider services, Terminal terminal)
    {
        var found = stored.FindAll(version => version.StartsWith(side, StringComparison.OrdinalIgnoreCase));
        if (found.Count != 1)
        {
            terminal.Fail("DiffNoVersion", side, found.Count);
            return null;
        }

        return services.GetRequiredService<PlanInForce>().Version(found[0]);
    }

    private static bool IsVersion(string side) => side.Length is >= ShortestVersion and <= Sizes.Sha256 && side.All(char.IsAsciiHexDigit);

    private static int Compare(Request request, Func<string, Plan?> read, Terminal terminal)
    {
        if (read(request.Before) is not { } before || read(request.After) is not { } after)
        {
            return 1;
        }

        var differences = PlanDifferences.Between(before, after, terminal.Culture);
        // A stored version has no tests beside it.
        var withTests = PlanFolders.Single(request.Before) is not null && PlanFolders.Single(request.After) is not null;
        var lines = LineDifferences.Between(Files(request.Before, before), Files(request.After, after));
        if (request.Json)
        {
            terminal.Json(new { Before = before.Version, After = after.Version, Differences = differences.Select(one => ToJson(one, terminal)),
                Lines = lines.Select(ToJson) });
            return 0;
        }

        Say(differences, terminal);
        if (differences.Count == 0)
        {
            terminal.Say(lines.Count == 0 ? "DiffSame" : "DiffOnlyText", lines.Count);
        }

        foreach (var piece in request.Lines ? lines : [])
        {
            terminal.Out.WriteLine($"@@ {piece.File}:{piece.Before} → {piece.File}:{piece.After}");
            foreach (var line in piece.Lines)
            {
                terminal.Out.WriteLine($"{line.Sign}{line.Text}");
            }
        }

        return 0;

        PlanSource Files(string side, Plan plan) => withTests && PlanFiles.Source(PlanFolders.Single(side)!, terminal) is { } source
            ? source : new PlanSource("", plan.Source.Files);
    }

    /// <summary>What decides verdicts first, then what holds at once.</summary>
    public static void Say(IReadOnlyList<Difference> differences, Terminal terminal)
    {
        foreach (var some in differences.GroupBy(one => one.Judges).OrderByDescending(some => some.Key))
        {
            terminal.Say(some.Key ? "DiffJudges" : "DiffAtOnce", some.Count());
            foreach (var one in some)
            {
                terminal.Out.WriteLine("  " + one.Sentence(terminal.Culture));
            }
        }
    }

    public static object ToJson(Difference one, Terminal terminal) => new
    {
        one.Thing, one.Id, one.Name, one.Kind, one.Judges, Sentence = one.Sentence(terminal.Culture),
        Fields = one.Fields.Select(field => new { field.Field, field.Before, field.After, field.Judges }),
    };

    private static object ToJson(LinesChanged piece) =>
        new { piece.File, piece.Before, piece.After, Lines = piece.Lines.Select(line => line.Sign + line.Text) };
}
