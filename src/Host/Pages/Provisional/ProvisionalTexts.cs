namespace ActionPlan.Host.Pages.Provisional;

/// <summary>Names the resource files beside it.</summary>
internal sealed class ProvisionalTexts;
