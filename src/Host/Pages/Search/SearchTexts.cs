namespace ActionPlan.Host.Pages.Search;

/// <summary>Names the resource file.</summary>
internal sealed class SearchTexts;
