namespace ActionPlan.Host.Pages.Targets;

/// <summary>Names the resource files beside it.</summary>
internal sealed class TargetTexts;
