namespace ActionPlan.Host.Api.Answers;

/// <summary>Why a request is refused, where its status alone does not say: the text's key in <c>ApiTexts.resx</c>.</summary>
internal sealed record ProblemReason(string Key);
