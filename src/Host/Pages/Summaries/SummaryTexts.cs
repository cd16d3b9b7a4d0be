namespace ActionPlan.Host.Pages.Summaries;

/// <summary>Names the resource files beside it.</summary>
internal sealed class SummaryTexts;
