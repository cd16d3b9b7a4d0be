using System.Text;

namespace ActionPlan.Host.Sheets;

/// <summary>Answers a request with a table as an Excel file.</summary>
internal sealed class TableDownload(MadeUp madeUp)
{
    private const int LongestName = 80;
    public const string SampleWarning = "SỐ LIỆU MINH HỌA – không phải số liệu thật";

    /// <summary>
    /// Written to a file that vanishes when it has been sent: the database is not kept waiting by a slow line, and an error in the
    /// middle is an error page, not half a workbook.
    /// </summary>
    public Task<IResult> Of(TableSheet table, string fileName, CancellationToken cancellation) => Of([table], fileName, cancellation);

    /// <summary>Several tables, a sheet each.</summary>
    public async Task<IResult> Of(IEnumerable<TableSheet> tables, string fileName, CancellationToken cancellation)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            await TableFile.Write(file, madeUp.IsIt ? tables.Select(OfSample) : tables, cancellation);
            file.Position = 0;
            return TypedResults.File(file, WorkbookPackage.ContentType, SafeName(fileName) + ".xlsx");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static TableSheet OfSample(TableSheet table) =>
        table with { Warning = table.Warning is { } said ? $"{SampleWarning} · {said}" : SampleWarning };

    /// <summary>Letters, digits and hyphens only: a name that no system misreads, from whatever a plan or a person calls things.</summary>
    public static string SafeName(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var letter in Folded.Of(text))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                safe.Append(letter);
            }
            else if (safe.Length > 0 && safe[^1] != '-')
            {
                safe.Append('-');
            }
        }

        var name = safe.ToString()[..Math.Min(safe.Length, LongestName)].Trim('-');
        return name.Length == 0 ? "bang" : name;
    }
}
