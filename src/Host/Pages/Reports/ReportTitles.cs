using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Stored;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Reports;

internal static class ReportTitles
{
    /// <summary>'Báo cáo quý III/2025', with the area where there are several, and which corrigendum it is.</summary>
    /// <param name="corrected">The title of the report that a corrigendum is to.</param>
    public static string Title(this IStringLocalizer<ReportTexts> words, ReportRow report, Plan plan, bool corrected = false)
    {
        var title = words.Title(report.Kind, report.Period, corrected ? 0 : report.Sequence, plan);
        return plan.Areas.Roots.Count == 1 ? title : $"{title} – {plan.AreaName(report.Area)}";
    }

    /// <summary>The same without the area, in the reader's language: the document's own title is Vietnamese.</summary>
    public static string Title(this IStringLocalizer<ReportTexts> words, ReportKind kind, Period quarter, int sequence, Plan plan)
    {
        var title = words["Title", words["Span." + kind, ReportKinds.Roman(quarter), quarter.Year, plan.From.Year, quarter.Quarter]].Value;
        return sequence == 0 ? title : words["Corrigendum", sequence, title].Value;
    }

    /// <summary>A section's heading; the opening has none of its own.</summary>
    public static string Heading(this IStringLocalizer<ReportTexts> words, OutlinePlace place) => place.Title ?? words["Opening"].Value;
}
