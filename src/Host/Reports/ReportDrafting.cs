using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports.Drafting;
using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Words;
using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Reports;

/// <summary>Drafts a report on a quarter as it stands now.</summary>
internal sealed class ReportDrafting(PlanInForce plans, ReportForms forms, Deployment deployment, TimeProvider clock)
{
    public async Task<Report> Draft(AppDb db, Plan plan, ReportKind kind, Area area, Period quarter, CancellationToken cancellation)
    {
        var bound = await ReportFacts.Bind(db, plan, quarter, cancellation);
        var snapshot = await ReportSnapshot.Take(db, plan, area, bound[^1], plan.Today(clock), cancellation);
        var facts = await ReportFacts.Load(db, plans, kind, area.Id, bound, snapshot, cancellation);
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
            IsSample = deployment.IsSample,
            Body = body,
            Annex = annex,
            AnnexTitle = annexTitle,
        };
    }


}
