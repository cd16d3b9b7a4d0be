using System.CommandLine;
using System.Globalization;
using ActionPlan.Host.Access;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Cli;

/// <summary><c>import</c>: figures, or rows of a register, from a file into the database, all or nothing.</summary>
internal static class ImportCommand
{
    private sealed record Request(string? Figures, string? Register, string? File, string By, string Reason);

    public static Command Create(Terminal terminal)
    {
        var figures = new Option<string>("--figures") { Description = terminal.Text("ImportFigures"), HelpName = "FILE" };
        var register = new Option<string>("--register") { Description = terminal.Text("ImportRegister", RegisterNames.All()), HelpName = "ID" };
        var file = new Option<string>("--file") { Description = terminal.Text("ImportFile"), HelpName = "FILE" };
        var by = new Option<string>("--by") { Description = terminal.Text("ImportBy"), Required = true, HelpName = "NAME" };
        var reason = new Option<string>("--reason") { Description = terminal.Text("ImportReason"), Required = true, HelpName = "TEXT" };
        var command = new Command("import", terminal.Text("Import")) { figures, register, file, by, reason };
        command.SetAction((parsed, cancellation) => Run(
            new Request(
                parsed.GetValue(figures), parsed.GetValue(register), parsed.GetValue(file),
                parsed.GetRequiredValue(by).Trim(), parsed.GetRequiredValue(reason).Trim()),
            terminal,
            cancellation));
        return command;
    }

    private static async Task<int> Run(Request request, Terminal terminal, CancellationToken cancellation)
    {
        if (request.By.Length is 0 or > Sizes.Person || request.Reason.Length == 0)
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
        var reading = FigureCsv.Read(path, PlanOf(services));
        if (reading.Problems.Count > 0)
        {
            return terminal.Refuse(reading.Problems);
        }

        var entries = reading.Lines
            .Select(line => new FigureEntry(line.Figure.Figure, line.Figure.Area, line.Figure.Period, line.Figure.Value, line.Figure.Source))
            .ToList();
        var recorded = await services.GetRequiredService<Commands>()
            .Send(new RecordFigures(entries, request.Reason, FigureOrigin.Imported), Actor.AtMachine(request.By), cancellation);
        if (recorded.Refused.Count == 0)
        {
            terminal.Say("FiguresImported", recorded.Added, recorded.Unchanged);
            return 0;
        }

        var lineOf = reading.Lines.ToLookup(line => (line.Figure.Figure, line.Figure.Area, line.Figure.Period), line => line.Line);
        foreach (var refused in recorded.Refused)
        {
            var line = lineOf[(refused.Entry.Figure, refused.Entry.Area, refused.Entry.Period)].First();
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

        var reader = new RegisterCsvReader(path, register.Register, RegisterCsvReader.OutlineOf(PlanOf(services)));
        reader.Read();
        if (reader.Problems.Count > 0)
        {
            return terminal.Refuse(reader.Problems);
        }

        var saved = await services.GetRequiredService<Commands>()
            .Send(new ImportRegister(id, [.. reader.Lines.Select(line => line.Change)], request.Reason), Actor.AtMachine(request.By), cancellation);
        if (!saved.IsDone)
        {
            return saved.Locked is { } locked ? terminal.Fail("RegisterLocked", locked) : terminal.Fail("RegisterChangedMeanwhile");
        }

        terminal.Say("RegisterImported", reader.Lines.Count, register.Register.Name(terminal.Culture));
        return 0;
    }

    private static Plan PlanOf(IServiceProvider services) => services.GetRequiredService<PlanInForce>().Current;
}
