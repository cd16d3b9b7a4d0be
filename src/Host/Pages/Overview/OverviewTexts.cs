namespace ActionPlan.Host.Pages.Overview;

/// <summary>Names the resource files beside it.</summary>
internal sealed class OverviewTexts;
