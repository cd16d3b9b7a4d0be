using ActionPlan.Host.Figures.Entry;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Excel;

/// <summary>Reads an upload, whichever of the two kinds it is: a filled template, or the long CSV.</summary>
internal static class UploadReading
{
    public static UploadPreview Read(Plan plan, EntrySheet sheet, string fileName, byte[] file)
    {
        var name = ShownName(fileName);
        var isCsv = Path.GetExtension(name).ToUpperInvariant() is ".CSV" or ".TXT";
        return isCsv && file.Length <= XlsxGuard.LargestFile && FileKinds.Of(file) is FileKind.Text
            ? new CsvComparison(plan, sheet, name).Of(file)
            : new TemplateComparison(plan, sheet, name).Of(FilledTemplate.Read(file));
    }

    // Some browsers send the whole path; nothing is ever opened by this name.
    private static string ShownName(string given)
    {
        const int longest = 80;
        var name = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var visible = string.Concat(name.Where(c => !char.IsControl(c)));
        return visible.Length <= longest ? visible : "…" + visible[^longest..];
    }
}
