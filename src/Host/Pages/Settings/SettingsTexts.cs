namespace ActionPlan.Host.Pages.Settings;

/// <summary>Names the resource files beside it.</summary>
internal sealed class SettingsTexts;
