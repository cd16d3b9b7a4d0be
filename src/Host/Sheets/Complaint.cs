using System.Globalization;
using System.Resources;
using ActionPlan.Host.Excel;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Kernel;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Sheets;

/// <summary>What is wrong with an uploaded file or a cell of it, and what would be right.</summary>
/// <param name="Where">The cell, as <c>Sheet!B7</c>; empty for the file as a whole.</param>
/// <param name="Key">The text's key in <c>Complaints.resx</c>.</param>
/// <param name="Values">The values for the text's placeholders.</param>
internal sealed record Complaint(string Where, string Key, params IReadOnlyList<string> Values)
{
    private const int LongestShown = 80;

    private static readonly ResourceManager Texts = new("ActionPlan.Host.Sheets.Complaints", typeof(Complaint).Assembly);

    /// <summary>Why a number could not be read.</summary>
    public TypedNumber? Number { get; init; }

    /// <summary>What a CSV file's line is refused for.</summary>
    public CsvProblem? Line { get; init; }

    /// <summary>What the sheet's own rules say against a change.</summary>
    public RefusedFigure? Rule { get; init; }

    /// <summary>What is odd about a change, as whoever types it is told.</summary>
    public SheetRemark? Remark { get; init; }

    /// <summary>What a register itself finds wrong with a cell, in its own words.</summary>
    public (Register Register, RowProblem Problem)? Row { get; init; }

    public static Complaint OfFile(string key, params IReadOnlyList<string> values) => new("", key, values);

    public static Complaint OfLine(CsvProblem problem) =>
        new(problem.Line == 0 ? problem.File : string.Create(CultureInfo.InvariantCulture, $"{problem.File}:{problem.Line}"), problem.Key, problem.Values) { Line = problem };

    public string Message(CultureInfo culture)
    {
        if (Line is { } line)
        {
            return line.Message(culture);
        }

        if (Rule is { } rule)
        {
            return rule.Text(culture);
        }

        if (Remark is { } remark)
        {
            return remark.Text(culture);
        }

        if (Row is var (register, problem))
        {
            return register.Explain(problem with { Values = [.. problem.Values.Select(Visible)] }, culture);
        }

        var text = string.Format(culture, Texts.GetString(Key, culture) ?? Key, [.. Values.Select(Visible)]);
        return Number is { } number ? $"{text} {number.Message(culture)}" : text;
    }

    /// <summary><c>Sheet!B7: message</c></summary>
    public string ToString(CultureInfo culture) => Where.Length == 0 ? Message(culture) : $"{Where}: {Message(culture)}";

    private static string Visible(string value) => TypedText.Shown(value, LongestShown);
}
