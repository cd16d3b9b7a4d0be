namespace ActionPlan.Host.Pages.Sheets;

/// <summary>Names the resource file.</summary>
internal sealed class SheetTexts;
