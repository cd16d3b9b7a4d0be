using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Startup;

namespace ActionPlan.Host.Reports;

/// <summary>A section's place in a report: its level, and its heading; the opening has none.</summary>
internal sealed record OutlinePlace(string Id, int Level, string? Title);

/// <summary>The sections of a report in their order. Its headings come from the form, so that the office can reword them.</summary>
internal static class ReportOutline
{
    public static IReadOnlyList<OutlinePlace> Of(ReportFacts facts, ReportForm form)
    {
        var titles = form.Sections;
        string Filled(string title) => title
            .Replace("{next}", facts.Next, StringComparison.Ordinal)
            .Replace("{period}", facts.Span, StringComparison.Ordinal);

        return facts.Snapshot.Corrigendum is not null
            ? [new(SectionIds.Opening, 0, null), new(SectionIds.Reasons, 1, titles.Reasons ?? "Lý do đính chính"),
                new(SectionIds.Changes, 1, titles.Changes ?? "Nội dung đính chính")]
            :
        [
            new(SectionIds.Opening, 0, null),
            new(SectionIds.Leadership, 1, titles.Leadership),
            new(SectionIds.Results, 1, Filled(titles.Results)),
            .. facts.Plan.Modules.Where(module => module.Targets.Count > 0).Select(module => new OutlinePlace(SectionIds.OfModule(module.Id), 2, module.Name)),
            .. facts.Plan.File.Programmes.Count > 0 ? [new OutlinePlace(SectionIds.Programmes, 2, titles.Programmes)] : Array.Empty<OutlinePlace>(),
            .. facts.Plan.File.Works.Count > 0 ? [new OutlinePlace(SectionIds.Works, 2, titles.Works)] : Array.Empty<OutlinePlace>(),
            .. facts.Plan.File.Assignments.Count > 0 ? [new OutlinePlace(SectionIds.Assignments, 2, titles.Assignments)] : Array.Empty<OutlinePlace>(),
            new(SectionIds.Assessment, 1, titles.Assessment),
            new(SectionIds.Strengths, 2, titles.Strengths),
            new(SectionIds.Shortcomings, 2, titles.Shortcomings),
            new(SectionIds.Causes, 2, titles.Causes),
            new(SectionIds.Tasks, 1, Filled(titles.Tasks)),
            new(SectionIds.Proposals, 1, titles.Proposals),
        ];
    }

    public static string AnnexTitle(ReportFacts facts, ReportForm form) =>
        (facts.Snapshot.Corrigendum is null ? form.Sections.Annex : form.Sections.ChangesAnnex ?? "Các số liệu đính chính tại {corrected}")
        .Replace("{corrected}", facts.Snapshot.Corrigendum?.Of, StringComparison.Ordinal)
        .Replace("{next}", facts.Next, StringComparison.Ordinal)
        .Replace("{period}", facts.Span, StringComparison.Ordinal);
}
