using System.CommandLine;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Cli;

/// <summary><c>import</c>: figures, or rows of a register, from a file into the database, all or nothing.</summary>
internal static class ImportCommand
{

    private sealed record Request(string? Figures, string? Register, string? File, string By, string Reason, IReadOnlySet<int> Distinct);

    public static Command Create(Terminal terminal)
    {
        var figures = new Option<string>("--figures") { Description = terminal.Text("ImportFigures"), HelpName = "FILE" };
        var register = new Option<string>("--register") { Description = terminal.Text("ImportRegister", RegisterNames.All()), HelpName = "ID" };
        var file = new Option<string>("--file") { Description = terminal.Text("ImportFile"), HelpName = "FILE" };
        var by = new Option<string>("--by") { Description = terminal.Text("ImportBy"), Required = true, HelpName = "NAME" };
        var reason = new Option<string>("--reason") { Description = terminal.Text("ImportReason"), Required = true, HelpName = "TEXT" };
        var distinct = new Option<string>("--distinct") { Description = terminal.Text("ImportDistinct"), HelpName = "3,4" };
        var command = new Command("import", terminal.Text("Import")) { figures, register, file, by, reason, distinct };
        command.SetAction(async (parsed, cancellation) => Lines(parsed.GetValue(distinct)) is { } lines
            ? await Run(
                new Request(
                    parsed.GetValue(figures), parsed.GetValue(register), parsed.GetValue(file),
                    TypedText.Line(parsed.GetRequiredValue(by)), TypedText.Line(parsed.GetRequiredValue(reason)), lines),
                terminal,
                cancellation)
            : terminal.Fail("BadDistinct", parsed.GetValue(distinct) ?? ""));
        return command;
    }

    private static async Task<int> Run(Request request, Terminal terminal, CancellationToken cancellation)
    {
        if (request.By.Length is 0 or > Sizes.Person || request.Reason.Length is 0 or > TypedText.Longest)
        {
            return terminal.Fail("WhoAndWhy");
        }

        return request switch
        {
            { Figures: { } path, Register: null, File: null } =>
                await Backstage.Run(terminal, (services, token) => Figures(path, request, services, terminal, token), cancellation),
            { Figures: null, Register: { } register, File: { } path } =>
                await Backstage.Run(terminal, (services, token) => Register(register, path, request, services, terminal, token), cancellation),
            _ => terminal.Fail("ImportWhat"),
        };
    }

    private static async Task<int> Figures(string path, Request request, IServiceProvider services, Terminal terminal, CancellationToken cancellation)
    {
        var plan = PlanOf(services);
        var reading = FigureCsv.Read(path, plan, plan.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow()));
        if (reading.Problems.Count > 0)
        {
            return terminal.Refuse(reading.Problems);
        }

        var lineOf = reading.Lines.ToDictionary(line => new CellKey(line.Figure.Figure, line.Figure.Area, line.Figure.Period), line => line.Line);
        var entries = reading.Lines
            .Select(line => new FigureEntry(line.Figure.Figure, line.Figure.Area, line.Figure.Period, line.Figure.Value, line.Figure.Source))
            .ToList();
        var recorded = await services.GetRequiredService<CommandSender>()
            .Send(new RecordFigures(entries, request.Reason, FigureOrigin.Imported), Actor.AtMachine(request.By), cancellation);
        if (recorded.Refused.Count == 0)
        {
            var plans = services.GetRequiredService<PlanInForce>();
            await using var db = services.GetRequiredService<AppDbFactory>().CreateDbContext();
            List<SheetRemark> doubts = [.. recorded.Doubts, .. await SheetChecks.OfEntries(db, plans.For, recorded.Changed, cancellation)];
            terminal.Doubt(path, [.. doubts.Select(doubt => (lineOf[doubt.Cells[0]], doubt))]);
            terminal.Say("FiguresImported", recorded.Added, recorded.Unchanged);
            return 0;
        }

        foreach (var refused in recorded.Refused)
        {
            var line = lineOf[new CellKey(refused.Entry.Figure, refused.Entry.Area, refused.Entry.Period)];
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}:{line}: {refused.Text(terminal.Culture)}"));
        }

        return terminal.Fail("NothingDone", recorded.Refused.Count);
    }

    private static async Task<int> Register(
        string id, string path, Request request, IServiceProvider services, Terminal terminal, CancellationToken cancellation)
    {
        if (RegisterNames.Find(id, terminal) is not { } register)
        {
            return 1;
        }

        var plan = PlanOf(services);
        var today = plan.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var reader = new RegisterCsvReader(path, register.Register, RegisterCsvReader.OutlineOf(plan, today), request.Distinct.Contains);
        reader.Read();
        if (reader.Problems.Count > 0)
        {
            // Those of the file itself at once, so that nobody finds them one run later.
            Ask(reader.Doubts, terminal);
            return terminal.Refuse(reader.Problems);
        }

        var saved = await services.GetRequiredService<CommandSender>()
            .Send(new ImportRegister(id, [.. reader.Lines.Select(line => line.Change)], request.Reason), Actor.AtMachine(request.By), cancellation);
        var rows = reader.Lines.Zip(saved).ToList();
        if (rows.Exists(row => !row.Second.IsDone))
        {
            return Refuse(rows, reader, terminal);
        }

        foreach (var (line, _) in rows.Where(row => row.Second.IsOutsideTerm))
        {
            terminal.Error.WriteLine(new CsvProblem(path, line.Line, "OutsideTerm").ToString(terminal.Culture));
        }

        terminal.Say("RegisterImported", reader.Lines.Count, register.Register.Name(terminal.Culture));
        return 0;
    }

    private static int Refuse(List<(RegisterLine Line, RowSaved Saved)> rows, RegisterCsvReader reader, Terminal terminal)
    {
        if (rows.Find(row => row.Saved.Locked is not null).Saved is { Locked: { } locked })
        {
            return terminal.Fail("RegisterLocked", locked);
        }

        var carried = rows.Where(row => row.Saved is { Outcome: RowOutcome.AlreadyThere, InPlan: not null })
            .Select(row => reader.Carried(row.Line.Line, row.Saved)).ToList();
        if (carried.Count > 0)
        {
            return terminal.Refuse(carried);
        }

        var doubts = rows.Where(row => row.Saved.Outcome == RowOutcome.AlikeThere).Select(row => row.Saved.AlikeTo is { } other and >= 0
            ? reader.Doubt(row.Line.Line, rows[other].Line.Line)
            : row.Saved.InPlan is not null ? reader.Carried(row.Line.Line, row.Saved)
            : reader.Doubt(row.Line.Line, row.Saved.RowId ?? 0, row.Saved.AlikeText ?? "")).ToList();
        return doubts.Count == 0 ? terminal.Fail("RegisterChangedMeanwhile") : Ask(doubts, terminal);
    }

    /// <summary>Asks whether lines are about other things than those they are alike to; nothing is taken before that is answered.</summary>
    private static int Ask(IReadOnlyList<CsvProblem> doubts, Terminal terminal)
    {
        foreach (var doubt in doubts)
        {
            terminal.Error.WriteLine(doubt.ToString(terminal.Culture));
        }

        return doubts.Count == 0 ? 1 : terminal.Fail("Doubts", doubts.Count, string.Join(',', doubts.Select(doubt => doubt.Line)));
    }

    /// <returns>Null where it is no list of lines.</returns>
    private static HashSet<int>? Lines(string? text)
    {
        var lines = new HashSet<int>();
        foreach (var number in (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line))
            {
                return null;
            }

            lines.Add(line);
        }

        return lines;
    }

    private static Plan PlanOf(IServiceProvider services) => services.GetRequiredService<PlanInForce>().Current;
}
