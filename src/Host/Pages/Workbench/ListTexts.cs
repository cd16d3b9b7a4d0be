namespace ActionPlan.Host.Pages.Workbench;

/// <summary>Names the resource files beside it.</summary>
internal sealed class ListTexts;
