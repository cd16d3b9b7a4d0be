namespace ActionPlan.Host.Pages.Assignments;

/// <summary>Names the resource file.</summary>
internal sealed class AssignmentTexts;
