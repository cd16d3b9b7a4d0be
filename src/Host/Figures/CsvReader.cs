namespace ActionPlan.Host.Figures;

/// <summary>
/// Reads a CSV file strictly and completely: it is used whole or not at all, and all its problems are named at once, each with its line.
/// </summary>
internal abstract class CsvReader(string name)
{
    private const int MostProblems = 100;
    private const long LargestFile = 512L * 1024 * 1024;

    private readonly List<CsvProblem> problems = [];

    public IReadOnlyList<CsvProblem> Problems => problems;

    /// <summary>The header that a file must at least have, for messages.</summary>
    protected abstract string RequiredHeader { get; }

    public void Read()
    {
        try
        {
            using var stream = File.OpenRead(name);
            Read(stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(File.Exists(name) ? new CsvProblem(name, 0, "Unreadable", error.Message) : new CsvProblem(name, 0, "NoFile"));
        }
    }

    public void Read(Stream stream)
    {
        if (stream.CanSeek && WholeFileProblem(stream) is { } key)
        {
            problems.Add(new CsvProblem(name, 0, key));
            return;
        }

        try
        {
            ReadRecords(stream);
        }
        catch (InvalidDataException)
        {
            problems.Add(new CsvProblem(name, 0, "LongLine", Text(Utf8Lines.LongestLine)));
        }
    }

    /// <summary>Whether the header is good enough to read on.</summary>
    protected abstract bool ReadHeader(CsvRecord record);

    /// <summary>Reads a record that is well-formed and has as many fields as the header.</summary>
    protected abstract void ReadLine(CsvRecord record);

    protected void Refuse(CsvRecord record, string key, params IReadOnlyList<string> values) =>
        Refuse(new CsvProblem(name, record.Line, key, values));

    protected void Refuse(CsvRecord record, ModuleKit.RowProblem problem) =>
        Refuse(new CsvProblem(name, record.Line, problem.Key, problem.Values) { Row = problem });

    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Refuse(CsvProblem problem) => problems.Add(problem);

    private void ReadRecords(Stream stream)
    {
        var columns = 0;
        CsvRecord? blank = null;
        foreach (var record in CsvRecords.Read(Utf8Lines.Read(stream)))
        {
            if (problems.Count >= MostProblems)
            {
                Refuse(record, "TooMany");
                return;
            }

            if (columns == 0)
            {
                if (!ReadFirst(record))
                {
                    return;
                }

                columns = record.Fields.Count;
            }
            else if (record is { Wrong: null, Fields: [""] })
            {
                blank ??= record;
            }
            else
            {
                if (blank is { } between)
                {
                    Refuse(between, "BlankLine");
                    blank = null;
                }

                Read(record, columns);
            }
        }

        if (columns == 0)
        {
            problems.Add(new CsvProblem(name, 1, "Empty", RequiredHeader));
        }
    }

    private bool ReadFirst(CsvRecord record)
    {
        if (record.Wrong is { } wrong)
        {
            Refuse(record, wrong);
        }
        else if (record.Fields is [var only] && only.Split(';', '\t').Length > 1)
        {
            Refuse(record, "WrongSeparator", RequiredHeader);
        }
        else
        {
            return ReadHeader(record);
        }

        return false;
    }

    private void Read(CsvRecord record, int columns)
    {
        if (record.Wrong is { } wrong)
        {
            Refuse(record, wrong);
        }
        else if (record.Fields.Count != columns)
        {
            Refuse(record, "WrongCount", Text(columns), Text(record.Fields.Count));
        }
        else
        {
            ReadLine(record);
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
