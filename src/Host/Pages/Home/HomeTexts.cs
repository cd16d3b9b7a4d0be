namespace ActionPlan.Host.Pages.Home;

/// <summary>Names the resource file.</summary>
internal sealed class HomeTexts;
