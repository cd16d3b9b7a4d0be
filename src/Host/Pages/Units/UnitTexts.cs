namespace ActionPlan.Host.Pages.Units;

/// <summary>Names the resource file <c>UnitTexts.resx</c> for <c>IStringLocalizer</c>.</summary>
internal sealed class UnitTexts;
