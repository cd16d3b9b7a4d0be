using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using Spectre.Console;

namespace ActionPlan.Host.Cli;

/// <summary>Where a command writes: results to <see cref="Out"/>, all that went wrong to <see cref="Error"/>, in the language asked for.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, CultureInfo culture, bool redirected)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    // A table that goes to a file or a pipe must not be folded to the width of a screen that is not there.
    private const int Unfolded = 10_000;
    private const int MostDoubts = 100;

    /// <summary>The plan that the line names (<c>--plan</c>); null for the one at hand.</summary>
    public string? Plan { get; set; }

    /// <summary>Settings such as <c>--ActionPlan:DataFolder=…</c> that go before those of the environment, which a whole process shares.</summary>
    public string[] Settings { get; init; } = [];

    public TextWriter Out => output;

    public TextWriter Error => error;

    public CultureInfo Culture => culture;

    public static Terminal OfProcess(CultureInfo culture)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal(Console.Out, Console.Error, culture, Console.IsOutputRedirected);
    }

    public string Text(string key, params IReadOnlyList<object> values) => CliTexts.Get(culture, key, values);

    public void Say(string key, params IReadOnlyList<object> values) => output.WriteLine(Text(key, values));

    /// <summary>Writes something for programs.</summary>
    public void Json(object value) => output.WriteLine(JsonSerializer.Serialize(value, Readable));

    /// <summary>Says what went wrong; 1, for use as the exit code.</summary>
    public int Fail(string key, params IReadOnlyList<object> values)
    {
        error.WriteLine(Text(key, values));
        return 1;
    }

    /// <summary>Says all that is wrong with a file; 1, for use as the exit code.</summary>
    public int Refuse(IReadOnlyList<CsvProblem> problems)
    {
        foreach (var problem in problems)
        {
            error.WriteLine(problem.ToString(culture));
        }

        return Fail("NothingDone", problems.Count);
    }

    /// <summary>Says what is odd about numbers of a file; it stops nothing.</summary>
    public void Doubt(string path, IReadOnlyList<(int Line, SheetRemark Doubt)> doubts)
    {
        foreach (var (line, doubt) in doubts.Take(MostDoubts))
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}:{line}: {Text("Odd", doubt.Text(culture))}"));
        }

        if (doubts.Count > MostDoubts)
        {
            Fail("MoreDoubts", doubts.Count - MostDoubts);
        }
    }

    public void Write(Table table)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        if (redirected)
        {
            console.Profile.Width = Unfolded;
            console.Profile.Capabilities.Unicode = true;
            table.Border(TableBorder.Markdown);
        }

        console.Write(table);
    }
}
