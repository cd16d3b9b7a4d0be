namespace ActionPlan.Host.Audit;

/// <summary>Names the resource file <c>AuditTexts.resx</c> (Vietnamese; <c>AuditTexts.en.resx</c> English) for <c>IStringLocalizer</c>.</summary>
internal sealed class AuditTexts;
