namespace ActionPlan.Host.Pages.Excel;

/// <summary>Names the resource file <c>ExcelTexts.resx</c> for <c>IStringLocalizer</c>.</summary>
internal sealed class ExcelTexts;
