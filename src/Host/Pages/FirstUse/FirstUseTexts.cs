namespace ActionPlan.Host.Pages.FirstUse;

/// <summary>Names the resource files beside it.</summary>
internal sealed class FirstUseTexts;
