namespace ActionPlan.Host.Pages.Approvals;

/// <summary>Names the resource file.</summary>
internal sealed class ApprovalTexts;
