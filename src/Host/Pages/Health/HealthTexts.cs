namespace ActionPlan.Host.Pages.Health;

/// <summary>Names the resource file.</summary>
internal sealed class HealthTexts;
