using ActionPlan.Host.Reports.Corrigenda;
using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Startup;

namespace ActionPlan.Host.Reports.Drafting;

/// <summary>
/// Writes a report's text from verdicts, commitments and the plan. What none of them says is not said: where an official has to add something,
/// square brackets ask for it.
/// </summary>
internal static class Draft
{
    public static IReadOnlyList<SectionText> Write(ReportFacts facts, ReportForm form) =>
        [.. ReportOutline.Of(facts, form).Select(place => new SectionText(place.Id, Text(facts, place.Id)))];

    /// <summary>As they are kept.</summary>
    public static IEnumerable<ReportSectionRow> Sections(ReportRow report, ReportFacts facts, ReportForm form) =>
        Write(facts, form).Select(section => new ReportSectionRow
    {
        ReportId = report.Id, Section = section.Id, Text = section.Text, By = report.DraftedBy, At = report.DraftedAt, IsGenerated = true,
    });

    private static string Text(ReportFacts facts, string section) => section switch
    {
        SectionIds.Opening when facts.Snapshot.Corrigendum is { } corrigendum => CorrigendumProse.Opening(corrigendum),
        SectionIds.Reasons when facts.Snapshot.Corrigendum is { } corrigendum => CorrigendumProse.Reasons(corrigendum),
        SectionIds.Changes when facts.Snapshot.Corrigendum is { } corrigendum => CorrigendumProse.Changes(facts, corrigendum),
        SectionIds.Opening => OpeningProse.Opening(facts),
        SectionIds.Leadership => OpeningProse.Leadership(facts),
        SectionIds.Results => ResultsProse.Summary(facts),
        SectionIds.Programmes => ResultsProse.Programmes(facts),
        SectionIds.Works => WorksProse.Works(facts),
        SectionIds.Assignments => WorksProse.Assignments(facts),
        SectionIds.Strengths => AssessmentProse.Strengths(facts),
        SectionIds.Shortcomings => AssessmentProse.Shortcomings(facts),
        SectionIds.Causes => AssessmentProse.Causes(facts),
        SectionIds.Tasks => TasksProse.Tasks(facts),
        SectionIds.Proposals => TasksProse.Proposals(facts),
        _ => SectionIds.ModuleOf(section) is { } module ? ResultsProse.Module(facts, module) : "",
    };
}
