using System.Resources;
using ActionPlan.Host.Sheets;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Figures;

/// <summary>A line of a CSV file that cannot be used, and why.</summary>
/// <param name="File">As the user named it.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Key">The text's key in <c>CsvProblems.resx</c>.</param>
/// <param name="Values">The values for the text's placeholders.</param>
internal sealed record CsvProblem(string File, int Line, string Key, params IReadOnlyList<string> Values)
{
    private const int LongestShown = 80;

    private static readonly ResourceManager Texts = new("ActionPlan.Host.Figures.CsvProblems", typeof(CsvProblem).Assembly);

    /// <summary>What a register itself finds wrong with a row, in its own words.</summary>
    public RowProblem? Row { get; init; }

    public string Message(CultureInfo culture) => Row is { } row
        ? $"{row.Column}: {(row with { Values = [.. row.Values.Select(Visible)] }).Message(culture)}"
        : string.Format(culture, Texts.GetString(Key, culture) ?? Key, [.. Values.Select(Visible)]);

    /// <summary>Of a line of an uploaded file.</summary>
    public Complaint ToComplaint() =>
        new(Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}"), Row?.Key ?? Key, Values) { Own = Message };

    /// <summary><c>file:line: message</c></summary>
    public string ToString(CultureInfo culture) => Line == 0
        ? $"{File}: {Message(culture)}"
        : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Message(culture)}");

    // What a file holds goes to a terminal: not long, and what nobody sees by its number.
    private static string Visible(string value) => TypedText.Shown(value, LongestShown);
}
