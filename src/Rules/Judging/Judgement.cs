namespace ActionPlan.Rules.Judging;

/// <summary>What judging one root area for one quarter gave.</summary>
/// <param name="Verdicts">One verdict a target and area that exists on the quarter's last day.</param>
/// <param name="Failures">Targets whose rule failed while running: errors that must show, never verdicts.</param>
/// <param name="Findings">What the data checks and the sums over areas found odd.</param>
public sealed record Judgement(IReadOnlyList<Verdict> Verdicts, IReadOnlyList<RuleFailure> Failures, IReadOnlyList<Finding> Findings);

/// <summary>A rule that failed while running.</summary>
/// <param name="Rule">The target as <c>module.target</c>, or the check as <c>module.check</c>.</param>
/// <param name="Area">The area's id.</param>
/// <param name="Why">What happened.</param>
public sealed record RuleFailure(string Rule, string Area, Remark Why);

/// <summary>Something odd in the figures. It changes no verdict.</summary>
/// <param name="Source">The check as <c>module.check</c>, or the figure's id.</param>
/// <param name="Area">The area's id.</param>
/// <param name="Remark">What is odd.</param>
public sealed record Finding(string Source, string Area, Remark Remark);
