namespace ActionPlan.Host.Pages.Board;

/// <summary>Names the resource file.</summary>
internal sealed class BoardTexts;
