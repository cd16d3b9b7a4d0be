namespace ActionPlan.Host.Figures;

/// <summary>A usable line of figures.</summary>
internal sealed record CsvFigure(int Line, FigureValue Figure, EntryNote? Note);

/// <summary>Who entered a figure, when and why: only in files that carry a history.</summary>
internal sealed record EntryNote(DateOnly On, string By, string Reason);

/// <summary>All lines, or all that is wrong; never some lines and some problems.</summary>
/// <param name="Problems">What is wrong.</param>
/// <param name="NamesSources">Whether the file has a column for deciding documents, so that an empty cell means there is none.</param>
internal sealed record FigureCsvReading(IReadOnlyList<CsvFigure> Lines, IReadOnlyList<CsvProblem> Problems, bool NamesSources);

/// <summary>Reads figures from CSV: <c>figure,area,period,value</c> and optional columns.</summary>
internal static class FigureCsv
{
    /// <summary>Reads a file, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="plan">The plan that the figures belong to.</param>
    /// <param name="today">The day it is, in the plan's zone: nothing was entered after it. Null where the days are made up.</param>
    /// <param name="withHistory">Whether a figure may stand several times, each with the day on which it was entered.</param>
    /// <param name="withEarlier">Whether a line may be a figure of a plan that this one continues: to judge by, not to record.</param>
    public static FigureCsvReading Read(string path, Plan plan, DateOnly? today, bool withHistory = false, bool withEarlier = false)
    {
        var reader = new FigureCsvReader(path, plan, today, withHistory, withEarlier);
        reader.Read();
        return reader.Reading;
    }

    public static FigureCsvReading Read(Stream stream, string name, Plan plan, DateOnly? today, bool withHistory = false)
    {
        var reader = new FigureCsvReader(name, plan, today, withHistory);
        reader.Read(stream);
        return reader.Reading;
    }
}
