namespace ActionPlan.Host.Pages.Files;

/// <summary>Names the resource files beside it.</summary>
internal sealed class FileTexts;
