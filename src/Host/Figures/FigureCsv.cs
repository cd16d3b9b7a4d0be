using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Figures;

/// <summary>A usable line of figures.</summary>
internal sealed record FigureLine(int Line, FigureValue Figure, EntryNote? Note);

/// <summary>Who entered a figure, when and why: only in files that carry a history.</summary>
internal sealed record EntryNote(DateOnly On, string By, string Reason);

/// <summary>All lines, or all that is wrong; never some lines and some problems.</summary>
internal sealed record FigureCsvReading(IReadOnlyList<FigureLine> Lines, IReadOnlyList<CsvProblem> Problems);

/// <summary>
/// Reads figures from CSV (<c>figure,area,period,value</c> and optional columns). Strict and complete: a file is used whole or not at all,
/// and all its problems are named at once.
/// </summary>
internal static class FigureCsv
{
    private const int MostProblems = 100;
    private const long LargestFile = 512L * 1024 * 1024;

    public static FigureCsvReading Read(string path, Plan plan)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path, plan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new FigureCsvReading([], [new CsvProblem(path, 0, File.Exists(path) ? "Unreadable" : "NoFile", error.Message)]);
        }
    }

    public static FigureCsvReading Read(Stream stream, string name, Plan plan)
    {
        if (stream.CanSeek && WholeFileProblem(stream) is { } key)
        {
            return new FigureCsvReading([], [new CsvProblem(name, 0, key)]);
        }

        var lines = new List<FigureLine>();
        var problems = new List<CsvProblem>();
        try
        {
            ReadRecords(stream, name, plan, lines, problems);
        }
        catch (InvalidDataException)
        {
            problems.Add(new CsvProblem(name, 0, "LongLine", Utf8Lines.LongestLine.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return problems.Count == 0 ? new FigureCsvReading(lines, []) : new FigureCsvReading([], problems);
    }

    private static void ReadRecords(Stream stream, string name, Plan plan, List<FigureLine> lines, List<CsvProblem> problems)
    {
        FigureCsvHeader? header = null;
        FigureCsvLine? reader = null;
        var blank = 0;
        foreach (var record in CsvRecords.Read(Utf8Lines.Read(stream)))
        {
            if (problems.Count >= MostProblems)
            {
                problems.Add(new CsvProblem(name, record.Line, "TooMany"));
                return;
            }

            if (header is null || reader is null)
            {
                header = FigureCsvHeader.Read(record, name, problems);
                if (header is null)
                {
                    return;
                }

                reader = new FigureCsvLine(plan, header, name, problems);
            }
            else if (record is { Wrong: null, Fields: [""] })
            {
                blank = blank == 0 ? record.Line : blank;
            }
            else
            {
                if (blank != 0)
                {
                    problems.Add(new CsvProblem(name, blank, "BlankLine"));
                    blank = 0;
                }

                if (reader.Read(record) is { } line)
                {
                    lines.Add(line);
                }
            }
        }

        if (header is null)
        {
            problems.Add(new CsvProblem(name, 1, "Empty", FigureCsvHeader.Required));
        }
    }

    private static string? WholeFileProblem(Stream stream)
    {
        if (stream.Length > LargestFile)
        {
            return "TooLarge";
        }

        Span<byte> first = stackalloc byte[2];
        var read = stream.ReadAtLeast(first, 2, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == 2 && first is [0xFF, 0xFE] or [0xFE, 0xFF] ? "Utf16" : null;
    }
}
