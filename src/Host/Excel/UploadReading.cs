using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Excel;

/// <summary>Reads an upload, whichever of the two kinds it is: a filled template, or the long CSV.</summary>
internal static class UploadReading
{
    public static UploadPreview Read(Plan plan, EntrySheet sheet, UploadedFile file, DateOnly today) => file.IsCsv
        ? new CsvComparison(plan, sheet, file.Name, today).Of(file.Content)
        : new TemplateComparison(plan, sheet, file.Name).Of(FilledTemplate.Read(file.Content));
}
