namespace ActionPlan.Host.Pages.Meetings;

/// <summary>Names the resource file.</summary>
internal sealed class MeetingTexts;
