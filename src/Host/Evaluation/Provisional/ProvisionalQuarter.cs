using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation.Provisional;

/// <summary>
/// A quarter as it would be judged if the figures on their way were approved as they stand. Computed for whoever looks, and stored nowhere:
/// runs, alerts, letters and reports cannot come to know of it.
/// </summary>
/// <param name="Area">The area looked at.</param>
/// <param name="KnowsAll">False where the reader is not shown the drafts of every unit: then it stands on those of his own units only.</param>
/// <param name="Unapproved">The figures that nobody has approved yet, with who owes what.</param>
/// <param name="Verdicts">What would be said of each target in the area.</param>
/// <param name="Failures">Rules that failed.</param>
internal sealed record ProvisionalQuarter(
    Period Quarter, Area Area, bool KnowsAll, IReadOnlyList<UnapprovedFigure> Unapproved, IReadOnlyList<ProvisionalVerdict> Verdicts,
    IReadOnlyList<RuleFailure> Failures);

/// <summary>What would be said of a target. It is no <see cref="VerdictRow"/>, and nothing that takes one takes it.</summary>
/// <param name="RestsOn">The unapproved figures in its evidence.</param>
internal sealed record ProvisionalVerdict(Verdict Verdict, IReadOnlyList<UnapprovedFigure> RestsOn)
{
    public static ProvisionalVerdict Of(Verdict verdict, IReadOnlyDictionary<long, UnapprovedFigure> unapproved) => new(
        verdict,
        [.. verdict.Evidence.SelectMany(reading => reading.From).Select(value => value.Version).Distinct()
            .Select(version => unapproved.GetValueOrDefault(version)).OfType<UnapprovedFigure>()]);
}
