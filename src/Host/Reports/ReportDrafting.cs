using ActionPlan.Host.Reports.Drafting;
using ActionPlan.Host.Reports.Forms;

namespace ActionPlan.Host.Reports;

/// <summary>Drafts a report on a quarter as it stands now.</summary>
internal sealed class ReportDrafting(PlanInForce plans, ReportForms forms, MadeUp madeUp, TimeProvider clock)
{
    public async Task<Report> Draft(AppDb db, ReportKind kind, Area area, Period quarter, CancellationToken cancellation)
    {
        var facts = await ReportFacts.Now(db, plans, kind, area, quarter, plans.Current.Today(clock), cancellation);
        var form = forms.Get(facts.Plan.File.ReportProfile);
        return Compose(facts, form, ReportNames.Of(facts.Plan, facts.Area), Drafting.Draft.Write(facts, form));
    }

    public Report Compose(ReportFacts facts, ReportForm form, ReportNames names, IReadOnlyList<SectionText> texts)
    {
        var (body, annex, annexTitle) = ReportComposition.Compose(facts, form, texts);
        return new Report
        {
            Form = form,
            Names = names,
            Heading = new ReportHeading(Report.Subject(facts), null, null),
            IsDraft = true,
            IsSample = madeUp.IsIt,
            Body = body,
            Annex = annex,
            AnnexTitle = annexTitle,
        };
    }
}
