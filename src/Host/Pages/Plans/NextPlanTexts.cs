namespace ActionPlan.Host.Pages.Plans;

/// <summary>Names the resource files beside it.</summary>
internal sealed class NextPlanTexts;
