namespace ActionPlan.Host.Pages.Reports;

/// <summary>Names the resource file <c>ReportTexts.resx</c> (Vietnamese; <c>ReportTexts.en.resx</c> English) for <c>IStringLocalizer</c>.</summary>
internal sealed class ReportTexts;
