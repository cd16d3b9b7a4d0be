using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ActionPlan.Host.Startup;

namespace ActionPlan.Host.Cli;

/// <summary>The same executable without a browser: for scripts, checks and the first steps.</summary>
internal static class CommandLine
{
    private const string LanguageOption = "--lang";
    private const string PlanOption = "--plan";

    /// <summary>Whether the arguments ask for the web app rather than for a command: none, <c>run</c>, or settings such as <c>--urls=…</c>.</summary>
    public static bool IsRun(IReadOnlyList<string> args) =>
        !args.Any(arg => arg is "--help" or "-h" or "-?" or "--version")
        && (args.Count == 0 || args[0] == "run" || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] != LanguageOption));

    public static async Task<int> Run(string[] args)
    {
        var terminal = Terminal.OfProcess(LanguageOf(args));
        try
        {
            return await Run(args, terminal);
        }
        catch (OperationCanceledException)
        {
            return terminal.Fail("Cancelled");
        }
        catch (Exception error)
        {
            return terminal.Fail("Failed", StartAdvice.Of(error));
        }
    }

    public static Task<int> Run(string[] args, Terminal terminal) => RunUntil(args, terminal, CancellationToken.None);

    /// <summary>The same, until it is stopped.</summary>
    public static Task<int> RunUntil(string[] args, Terminal terminal, CancellationToken cancellation)
    {
        var parsed = Root(terminal).Parse(args);
        // Help and version come before any complaint about what else is on the line.
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
        {
            return Task.FromResult(ParseProblems.Write(parsed, terminal));
        }

        // What a command lacks is no reason not to say what it needs.
        if (parsed.Action is HelpAction)
        {
            return Help(parsed, terminal, cancellation);
        }

        terminal.Plan = parsed.GetValue<string>(PlanOption);
        return Invoke(parsed, terminal, terminal.Out, cancellation);
    }

    private static async Task<int> Help(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        await using var written = new StringWriter(CultureInfo.InvariantCulture);
        var code = await Invoke(parsed, terminal, written, cancellation);
        await terminal.Out.WriteAsync(HelpWords.In(terminal, written.ToString()));
        return code;
    }

    private static Task<int> Invoke(ParseResult parsed, Terminal terminal, TextWriter output, CancellationToken cancellation) =>
        parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = terminal.Error, EnableDefaultExceptionHandler = false }, cancellation);

    public static CultureInfo LanguageOf(IReadOnlyList<string> args)
    {
        var asked = args.Select((arg, i) => arg == LanguageOption ? args.ElementAtOrDefault(i + 1)
                : arg.StartsWith(LanguageOption + "=", StringComparison.Ordinal) ? arg[(LanguageOption.Length + 1)..] : null)
            .FirstOrDefault(language => language is not null);
        return Cultures.Of(asked);
    }

    private static RootCommand Root(Terminal terminal)
    {
        var language = new Option<string>(LanguageOption) { Description = terminal.Text("Language"), Recursive = true, HelpName = "vi|en" };
        language.AcceptOnlyFromAmong("vi", "en");
        var plan = new Option<string>(PlanOption) { Description = terminal.Text("Plan"), Recursive = true, HelpName = "ID" };
        var root = new RootCommand(terminal.Text("Root"))
        {
            language,
            plan,
            RunCommand.Create(terminal),
            CheckCommand.Create(terminal),
            TestCommand.Create(terminal),
            DiffCommand.Create(terminal),
            ReplayCommand.Create(terminal),
            EvaluateCommand.Create(terminal),
            ImportCommand.Create(terminal),
            ConfirmCommand.Create(terminal),
            EvaluateNowCommand.Create(terminal),
            PublishCommand.Create(terminal),
            ReportCommand.Create(terminal),
            NewPlanCommand.Create(terminal),
            SeedSampleCommand.Create(terminal),
            SeedSampleCommand.CreateLeave(terminal),
            VerifyAuditCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            BackupCommand.Create(terminal),
            BackupCommand.CreateRestore(terminal),
            MoveDataCommand.Create(terminal),
            ResetAdministratorCommand.Create(terminal),
            ExportWorkflowsCommand.Create(terminal),
            SchemasCommand.Create(terminal),
            DatabaseScriptCommand.Create(terminal),
        };
        foreach (var own in root.Options.Where(own => own is HelpOption or VersionOption))
        {
            own.Description = terminal.Text(own is HelpOption ? "Help.Help" : "Help.Version");
        }

        return root;
    }
}
