namespace ActionPlan.Host.Shell;

/// <summary>Names the resource file <c>Texts.resx</c> (Vietnamese; <c>Texts.en.resx</c> English) for <c>IStringLocalizer</c>.</summary>
internal sealed class Texts;
