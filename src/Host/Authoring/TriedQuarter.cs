using ActionPlan.Host.Alerts;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Authoring;

/// <summary>A verdict by what is in force, and by a draft, on the same figures; null where that side gives none.</summary>
internal sealed record TriedVerdict(Case Case, Verdict? Before, Verdict? After)
{
    /// <summary>Whether another thing is said, and not only of another value or aim.</summary>
    public bool SaysOtherwise => Before?.Status != After?.Status;

    /// <summary>Whether there is anything to see: an aim that nothing is compared with makes no difference yet.</summary>
    public bool IsSeen => SaysOtherwise || Before?.Value is not null || After?.Value is not null;

    public static bool Differ(Verdict? before, Verdict? after) =>
        before?.Status != after?.Status || before?.Value != after?.Value || before?.Threshold != after?.Threshold || before?.ThresholdTo != after?.ThresholdTo
            || before?.Path != after?.Path;
}

/// <summary>A quarter as a draft would have it.</summary>
/// <param name="IsOver">Whether it has closed: before, nobody is alerted.</param>
/// <param name="Judged">How many verdicts the draft gives.</param>
/// <param name="Verdicts">Those that differ, those that say another thing first.</param>
/// <param name="Opens">Cases that stand badly by the draft alone.</param>
/// <param name="Closes">Cases that stand badly by what is in force alone.</param>
/// <param name="Told">Who would read of these.</param>
/// <param name="Reports">Issued reports that rest on the quarter's run, and on what differs.</param>
/// <param name="Failures">What of the draft failed while it judged.</param>
internal sealed record TriedQuarter(
    Period Quarter, bool IsOver, int Judged, IReadOnlyList<TriedVerdict> Verdicts, IReadOnlyList<TriedVerdict> Opens, IReadOnlyList<TriedVerdict> Closes,
    IReadOnlyList<Recipient> Told, IReadOnlyList<ReportRow> Reports, IReadOnlyList<RuleFailure> Failures);
