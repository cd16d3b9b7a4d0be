namespace ActionPlan.Host.Pages.Corrections;

/// <summary>Names the resource files beside it.</summary>
internal sealed class CorrectionTexts;
