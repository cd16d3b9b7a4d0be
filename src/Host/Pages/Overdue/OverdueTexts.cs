namespace ActionPlan.Host.Pages.Overdue;

/// <summary>Names the resource file.</summary>
internal sealed class OverdueTexts;
