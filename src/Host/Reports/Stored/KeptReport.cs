using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Reports.Issuing;

namespace ActionPlan.Host.Reports.Stored;

/// <summary>A stored report with its facts and the newest text of each section.</summary>
internal sealed record KeptReport(ReportRow Row, ReportFacts Facts, ReportForm Form, ReportNames Names, IReadOnlyList<ReportSectionRow> Sections, bool IsSample)
{
    public ReportNumbers Numbers { get; } = new(Facts);

    public IReadOnlyList<OutlinePlace> Outline => ReportOutline.Of(Facts, Form);

    public ReportSectionRow? Section(string id) => Sections.FirstOrDefault(section => section.Section == id);

    /// <summary>Where a text refers to a number that there is no more since the report was brought up to date.</summary>
    public IReadOnlyList<(OutlinePlace Place, IReadOnlyList<string> References)> Lost() =>
    [
        .. Outline.Select(place =>
            (place,
                (IReadOnlyList<string>)[.. ReportNumbers.In(Section(place.Id)?.Text ?? "").Where(reference => !Numbers.Has(reference))
                    .Distinct(StringComparer.Ordinal)]))
            .Where(one => one.Item2.Count > 0),
    ];

    public ReportHeading Heading => new(Report.Subject(Facts), Row.Number, Row.IssuedOn);

    /// <summary>As it will be when issued, for those who finish it in Word.</summary>
    public Report Clean(int number, DateOnly on) => Compose() with { IsDraft = false, Heading = Heading with { Number = number, Date = on } };

    public Report Compose()
    {
        var (body, annex, annexTitle) = ReportComposition.Compose(Facts, Form, [.. Sections.Select(section => new SectionText(section.Section, section.Text))]);
        return new Report
        {
            Form = Form, Names = Names, Heading = Heading, IsDraft = Row.State != ReportState.Issued, IsSample = IsSample,
            Body = body, Annex = annex, AnnexTitle = annexTitle, Imprint = ReportImprint.Lines(Facts, Facts.Snapshot.Head),
        };
    }
}

/// <summary>Finds stored reports, as far as the context's reader may see them.</summary>
internal sealed class KeptReports(AppDb db, PlanInForce plans, ReportForms forms, MadeUp madeUp)
{
    public async Task<KeptReport?> Find(long id, CancellationToken cancellation)
    {
        if (await db.Reports.AsNoTracking().FirstOrDefaultAsync(report => report.Id == id, cancellation) is not { } row)
        {
            return null;
        }

        var facts = await ReportFacts.Load(db, plans, row.Kind, row.Area, row.ReadRuns(), ReportSnapshot.Read(row.Snapshot), cancellation);
        var names = facts.Snapshot.Names ?? await new ReportQueries(db).Names(facts.Plan, facts.Area, cancellation);
        return new KeptReport(row, facts, forms.Get(row.Form), names, await new ReportQueries(db).NewestSections(id, cancellation), madeUp.IsIt);
    }
}
