namespace ActionPlan.Host.Pages.Completeness;

/// <summary>Names the resource files beside it.</summary>
internal sealed class CompletenessTexts;
