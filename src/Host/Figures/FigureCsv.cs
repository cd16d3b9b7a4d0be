using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Figures;

/// <summary>A usable line of figures.</summary>
internal sealed record FigureLine(int Line, FigureValue Figure, EntryNote? Note);

/// <summary>Who entered a figure, when and why: only in files that carry a history.</summary>
internal sealed record EntryNote(DateOnly On, string By, string Reason);

/// <summary>All lines, or all that is wrong; never some lines and some problems.</summary>
internal sealed record FigureCsvReading(IReadOnlyList<FigureLine> Lines, IReadOnlyList<CsvProblem> Problems);

/// <summary>Reads figures from CSV: <c>figure,area,period,value</c> and optional columns.</summary>
internal static class FigureCsv
{
    public static FigureCsvReading Read(string path, Plan plan)
    {
        var reader = new FigureCsvReader(path, plan);
        reader.Read();
        return reader.Reading;
    }

    public static FigureCsvReading Read(Stream stream, string name, Plan plan)
    {
        var reader = new FigureCsvReader(name, plan);
        reader.Read(stream);
        return reader.Reading;
    }
}
