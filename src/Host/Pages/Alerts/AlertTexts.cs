namespace ActionPlan.Host.Pages.Alerts;

/// <summary>Names the resource file.</summary>
internal sealed class AlertTexts;
